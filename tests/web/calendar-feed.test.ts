import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toIsoDate, toRolId } from '../../src/domain/ids.js';
import { holder, school, startFive } from '../support/five-schools.js';
import { told } from '../use-cases/staff/world.js';
import { type Site, signedIn, Visitor } from './staff-site.js';

const MARIMBA = school('marimba');
const ADA = holder('marimba', 'anti-pestcoordinator');
const rollen = [toRolId('anti-pestcoordinator')];

let site: Site;
beforeEach(async () => {
  site = await startFive();
});
afterEach(() => site.stop());

/** Makes an address on the own page and gives it. */
async function address(): Promise<string> {
  const ada = await signedIn(site, ADA, MARIMBA);
  const page = await ada.act(await ada.get('/staf/ik'), '/staf/ik/agenda', { agenda: 'nieuw' });
  return /(\/agenda\/marimba\/[\w-]{22}\.ics)/.exec(page.text)?.[1] ?? '';
}

describe('the calendar feed', () => {
  it('holds the days of somebody’s own things and not a word of what they are', async () => {
    await site.world.add({
      school: MARIMBA,
      antwoorden: { wat: told('kanarieverhaal\r\nSUMMARY:x') },
      change: {
        rollen,
        agenda: [
          { soort: 'stap', wat: 'kanariestap', dag: toIsoDate('2026-11-26'), voor: rollen },
          { soort: 'stap', wat: 'x', dag: toIsoDate('2026-11-27'), voor: [toRolId('leerkracht')] },
        ],
      },
    });
    const feed = await new Visitor(site).get(await address());
    expect(feed.status).toBe(200);
    expect(feed.headers.get('content-type')).toContain('text/calendar');
    expect(feed.text).toContain('DTSTART;VALUE=DATE:20261126');
    expect(feed.text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(feed.text).not.toMatch(/kanarie|stap|pest|melding/i);
    expect(feed.text).not.toContain('Ada');
  });

  it('is not there for who guesses, after another address was made, and for who left', async () => {
    const first = await address();
    expect((await new Visitor(site).get('/agenda/marimba/AAAAAAAAAAAAAAAAAAAAAA.ics')).status).toBe(404);
    expect((await new Visitor(site).get('/agenda/nergens/AAAAAAAAAAAAAAAAAAAAAA.ics')).status).toBe(404);
    const second = await address();
    expect((await new Visitor(site).get(first)).status).toBe(404);
    expect((await new Visitor(site).get(second)).status).toBe(200);
    const { value } = await site.world.medewerkers.list(MARIMBA.id);
    const left = value.map((one) =>
      one.id === ADA.id ? { ...one, totEnMet: toIsoDate('2026-11-19') } : one,
    );
    await site.world.staff(left, MARIMBA);
    expect((await new Visitor(site).get(second)).status).toBe(404);
  });

  it('holds nothing that its owner may not read', async () => {
    const agenda = [{ soort: 'afspraak', wat: '0', dag: toIsoDate('2026-11-26'), voor: [] }] as const;
    await site.world.add({ school: MARIMBA, change: { rollen, uitgesloten: [ADA.id], agenda } });
    expect((await new Visitor(site).get(await address())).text).not.toContain('VEVENT');
  });
});
