import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BEUK, ELS, LINDE, NOOR, SAM } from '../use-cases/staff/world.js';
import { hidden, type Site, signedIn, startSite, Visitor } from './staff-site.js';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.stop());

/** Asks for a link and gives the token that was mailed. */
async function askLink(visitor: Visitor, email = NOOR.email): Promise<string> {
  const before = site.world.sent.length;
  await visitor.post('/staf/inloggen', { school: LINDE.id, email });
  await vi.waitFor(() => expect(site.world.sent.length).toBe(before + 1));
  return site.world.sent.at(-1)?.link.split('/').at(-1) ?? '';
}

describe('a sign-in link that was asked for', () => {
  it('signs in the browser that asked', async () => {
    const visitor = new Visitor(site);
    const token = await askLink(visitor);
    expect((await visitor.signIn(token)).status).toBe(303);
    expect((await visitor.get('/staf')).text).toContain(NOOR.naam);
  });

  it('is mailed to the address in the list, and to no other', async () => {
    await askLink(new Visitor(site), '  NOOR@Example.org ');
    expect(site.world.sent).toMatchObject([{ to: NOOR.email, soort: 'inloglink', school: LINDE.id }]);
  });

  it('is answered the same for an unknown address, another school and no address at all', async () => {
    const answers = await Promise.all(
      [
        { school: LINDE.id, email: NOOR.email },
        { school: LINDE.id, email: 'niemand@example.org' },
        { school: BEUK.id, email: NOOR.email },
        { school: 'nergens', email: NOOR.email },
        { school: LINDE.id, email: '' },
      ].map((fields) => new Visitor(site).post('/staf/inloggen', fields)),
    );
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).toBe(answers[0]?.text);
    }
    await vi.waitFor(() => expect(site.world.sent).toHaveLength(1));
  });

  it('does not work in another browser, nor is it used up there', async () => {
    const visitor = new Visitor(site);
    const token = await askLink(visitor);
    const other = await new Visitor(site).signIn(token);
    expect(other.status).toBe(403);
    expect(other.text).toContain('browser waarin je erom vroeg');
    expect((await visitor.signIn(token)).status).toBe(303);
  });

  it('is not used by a mail scanner that only opens it', async () => {
    const visitor = new Visitor(site);
    const token = await askLink(visitor);
    const opened = await new Visitor(site).get(`/staf/inloggen/${token}`);
    expect(opened.status).toBe(200);
    expect(hidden(opened, 'link')).toBe(token);
    expect((await visitor.signIn(token)).status).toBe(303);
  });

  it('works once', async () => {
    const visitor = new Visitor(site);
    const token = await askLink(visitor);
    await visitor.signIn(token);
    visitor.cookies.delete('staf');
    const again = await visitor.signIn(token);
    expect(again.status).toBe(403);
    expect(again.text).toContain('al gebruikt');
    expect(visitor.cookies.has('staf')).toBe(false);
  });

  it('works for 15 minutes', async () => {
    const visitor = new Visitor(site);
    const token = await askLink(visitor);
    site.world.pass(15);
    const late = await visitor.signIn(token);
    expect(late.status).toBe(403);
    expect(late.text).toContain('ouder dan 15 minuten');
  });

  it('is refused when one character is different', async () => {
    const token = site.link(NOOR);
    for (const at of [3, token.indexOf('.') + 2, token.length - 3]) {
      const wrong = `${token.slice(0, at)}${token[at] === 'a' ? 'b' : 'a'}${token.slice(at + 1)}`;
      expect((await new Visitor(site).signIn(wrong)).status).toBe(403);
    }
  });

  it('is mailed to one address five times in a quarter at most', async () => {
    const visitor = new Visitor(site);
    for (let time = 0; time < 5; time += 1) await askLink(visitor);
    await visitor.post('/staf/inloggen', { school: LINDE.id, email: NOOR.email });
    await vi.waitFor(() =>
      expect(site.world.logged).toContainEqual(expect.objectContaining({ event: 'staf.inlogmail-te-vaak' })),
    );
    expect(site.world.sent).toHaveLength(5);
    site.world.pass(16);
    await askLink(visitor);
  });

  it('never stands in a log line', async () => {
    site.world.deliveries.push({ ok: false, code: '550' });
    const token = await askLink(new Visitor(site));
    await new Visitor(site).signIn(token);
    const lines = JSON.stringify(site.world.logged);
    expect(lines).toContain('550');
    for (const secret of [token, NOOR.email, NOOR.naam]) expect(lines).not.toContain(secret);
  });
});

describe('a link from the command line', () => {
  it('works in any browser, once', async () => {
    const token = site.link(NOOR);
    expect((await new Visitor(site).signIn(token)).status).toBe(303);
    const second = await new Visitor(site).signIn(token);
    expect(second.status).toBe(403);
    expect(second.text).toContain('al gebruikt');
  });

  it('signs in one of two who use it at once', async () => {
    const token = site.link(NOOR);
    const answers = await Promise.all([new Visitor(site).signIn(token), new Visitor(site).signIn(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403]);
  });

  it('does nothing for an address that is not in the list', async () => {
    expect((await new Visitor(site).signIn(site.link(ELS, LINDE))).status).toBe(403);
  });
});

describe('a session', () => {
  it('has a cookie that scripts cannot read, and is Secure with the __Host- prefix behind https', async () => {
    const plain = (await new Visitor(site).signIn(site.link(NOOR))).headers.getSetCookie()[0];
    expect(plain).toMatch(/^staf=[\w-]{44}; Path=\/; HttpOnly; SameSite=Lax$/);
    await site.stop();
    site = await startSite(() => ({ secure: true }));
    const secure = (await new Visitor(site).signIn(site.link(NOOR))).headers.getSetCookie()[0];
    expect(secure).toMatch(/^__Host-staf=[\w-]{44}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  });

  it('is a new one at every sign-in, and the old one ends', async () => {
    const visitor = await signedIn(site, NOOR);
    const old = visitor.cookies.get('staf') ?? '';
    await visitor.signIn(site.link(NOOR));
    expect(visitor.cookies.get('staf')).not.toBe(old);
    const thief = new Visitor(site);
    thief.cookies.set('staf', old);
    expect((await thief.get('/staf')).text).not.toContain(NOOR.naam);
  });

  it('is not one that a visitor brings along', async () => {
    const visitor = new Visitor(site);
    visitor.cookies.set('staf', 'x'.repeat(44));
    await visitor.signIn(site.link(NOOR));
    expect(visitor.cookies.get('staf')).not.toBe('x'.repeat(44));
  });

  it('is worth nothing after signing out, and the browser is told to forget', async () => {
    const visitor = await signedIn(site, NOOR);
    const thief = new Visitor(site);
    thief.cookies.set('staf', visitor.cookies.get('staf') ?? '');
    const out = await visitor.act(await visitor.get('/staf'), '/staf/uitloggen');
    expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(visitor.cookies.has('staf')).toBe(false);
    expect((await thief.get('/staf')).text).not.toContain(NOOR.naam);
  });

  it('ends 30 minutes after the last request', async () => {
    const visitor = await signedIn(site, NOOR);
    for (let look = 0; look < 3; look += 1) {
      site.world.pass(29);
      expect((await visitor.get('/staf')).text).toContain(NOOR.naam);
    }
    site.world.pass(30);
    expect((await visitor.get('/staf')).text).not.toContain(NOOR.naam);
  });

  it('ends after 8 hours, however busy it is', async () => {
    const visitor = await signedIn(site, NOOR);
    for (let minutes = 0; minutes < 8 * 60 - 20; minutes += 20) {
      site.world.pass(20);
      expect((await visitor.get('/staf')).text).toContain(NOOR.naam);
    }
    site.world.pass(20);
    expect((await visitor.get('/staf')).text).not.toContain(NOOR.naam);
  });

  it('ends at the next request of somebody who is taken off the list', async () => {
    const visitor = await signedIn(site, NOOR);
    await site.world.staff([SAM]);
    expect((await visitor.get('/staf')).text).not.toContain(NOOR.naam);
    await site.world.staff([NOOR, SAM]);
    expect((await visitor.get('/staf')).text).not.toContain(NOOR.naam);
  });

  it('is stored by its hash only', async () => {
    const visitor = await signedIn(site, NOOR);
    expect(site.world.shortTerm.keys('sessie')).toHaveLength(1);
    expect(site.world.shortTerm.keys('sessie')).not.toContain(visitor.cookies.get('staf'));
  });
});

describe('every page', () => {
  it('allows nothing from elsewhere, is not kept, not framed, and tells no other site where it was', async () => {
    const visitor = await signedIn(site, NOOR);
    for (const path of ['/staf', '/staf/inloggen/abc', '/staf/dossiers/onzin', '/staf/nergens']) {
      const { headers } = await visitor.get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('is in English after the choice of it, and stays so', async () => {
    const visitor = new Visitor(site);
    expect((await visitor.get('/staf')).text).toContain('Stuur mij een link');
    expect((await visitor.get('/staf?taal=en')).text).toContain('Send me a link');
    expect((await visitor.get('/staf')).text).toContain('lang="en"');
    expect((await visitor.get('/staf?taal=nl')).text).toContain('Stuur mij een link');
  });
});
