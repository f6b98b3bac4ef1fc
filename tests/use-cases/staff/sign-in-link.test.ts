import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSchoolId } from '../../../src/domain/ids.js';
import {
  isFor,
  isForBrowser,
  readSignInLink,
  signSignInLink,
} from '../../../src/use-cases/staff/sign-in-link.js';
import { createStaffMac } from '../../../src/web/staff/mac.js';

const mac = createStaffMac(Buffer.alloc(32, 1));
const input = {
  school: toSchoolId('de-linde'),
  email: 'Noor@Example.org',
  nonce: 'n'.repeat(22),
  now: new Date('2026-11-20T09:00:00Z'),
};

describe('a sign-in link', () => {
  it('says for which school and until when, and holds no address', () => {
    const token = signSignInLink(mac, input);
    expect(token).toMatch(/^[\w.-]+$/);
    expect(token.toLowerCase()).not.toContain('noor');
    const link = readSignInLink(mac, token);
    expect(link).toMatchObject({ school: 'de-linde', until: new Date('2026-11-20T09:15:00Z') });
    expect(link && isFor(mac, link, ' noor@example.ORG ')).toBe(true);
    expect(link && isFor(mac, link, 'sam@example.org')).toBe(false);
  });

  it('made for a browser works only with its cookie; made without works with any', () => {
    const bound = readSignInLink(mac, signSignInLink(mac, { ...input, browserCookie: 'c'.repeat(22) }));
    const free = readSignInLink(mac, signSignInLink(mac, input));
    if (bound === undefined || free === undefined) throw new Error('The link cannot be read.');
    expect(isForBrowser(mac, bound, 'c'.repeat(22))).toBe(true);
    expect(isForBrowser(mac, bound, 'd'.repeat(22))).toBe(false);
    expect(isForBrowser(mac, bound, undefined)).toBe(false);
    expect(isForBrowser(mac, free, undefined)).toBe(true);
  });

  it('signed under another key is not ours', () => {
    const other = createStaffMac(Buffer.alloc(32, 2));
    expect(readSignInLink(mac, signSignInLink(other, input))).toBeUndefined();
  });

  it('changed in any way is not ours, and whatever is typed in its place breaks nothing', () => {
    const token = signSignInLink(mac, { ...input, browserCookie: 'c'.repeat(22) });
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ maxLength: 3 }), (at, put) => {
        const changed = token.slice(0, at) + put + token.slice(at + 1);
        return changed === token || readSignInLink(mac, changed) === undefined;
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => readSignInLink(mac, text) === undefined));
  });

  it('of a browser cannot be turned into one for any browser', () => {
    const parts = signSignInLink(mac, { ...input, browserCookie: 'c'.repeat(22) }).split('.');
    parts[4] = signSignInLink(mac, input).split('.')[4] ?? '';
    expect(readSignInLink(mac, parts.join('.'))).toBeUndefined();
  });
});
