import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOidcSignIn } from '../../src/adapters/sign-in-oidc/index.js';
import { startProvider } from '../support/oidc-provider.js';
import { BEUK, LINDE, NOOR } from '../use-cases/staff/world.js';
import { type Site, startSite, Visitor } from './staff-site.js';

const CALLBACK = 'http://localhost:3978/staf/oidc/terug';

let provider: Awaited<ReturnType<typeof startProvider>>;
let site: Site;
beforeEach(async () => {
  provider = await startProvider(() => CALLBACK);
  site = await startSite(({ logger }) => ({
    signInProvider: createOidcSignIn({
      issuer: provider.issuer,
      clientId: 'meldmaatje',
      clientSecret: 'een-geheim-van-de-test',
      callbackUrl: CALLBACK,
      logger,
    }),
  }));
});
afterEach(async () => {
  await site.stop();
  await provider.stop();
});

/** Follows the provider as a browser does, until it sends the browser back. */
async function throughProvider(start: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = new URL(start);
  for (let hop = 0; hop < 10; hop += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const to = response.headers.get('location');
    if (to === null) throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
    at = new URL(to, at);
    if (at.href.startsWith(CALLBACK)) return at;
  }
  throw new Error('The provider goes round and round.');
}

async function signIn(visitor: Visitor, email: string, verified = true) {
  provider.account.email = email;
  provider.account.verified = verified;
  const start = await visitor.get('/staf/oidc');
  expect(start.status).toBe(303);
  const back = await throughProvider(start.headers.get('location') ?? '');
  return { back, page: await visitor.get(`${back.pathname}${back.search}`) };
}

describe('signing in with the account of school', () => {
  it('lets in who is in the list, with a session as any other', async () => {
    const visitor = new Visitor(site);
    expect((await visitor.get('/staf')).text).toContain('Log in met je schoolaccount');
    const { page } = await signIn(visitor, NOOR.email.toUpperCase());
    expect(page.status).toBe(303);
    expect((await visitor.get('/staf')).text).toContain(NOOR.naam);
  });

  it.each([
    ['in no list', 'vreemd@example.org', true],
    ['whose address the provider does not vouch for', NOOR.email, false],
  ])('keeps out somebody %s', async (_who, email, verified) => {
    const visitor = new Visitor(site);
    const { page } = await signIn(visitor, email, verified);
    expect(page.status).toBe(403);
    expect((await visitor.get('/staf')).text).not.toContain(NOOR.naam);
  });

  it('works once, in the browser that began, with the state that was sent', async () => {
    const visitor = new Visitor(site);
    const { back } = await signIn(visitor, NOOR.email);
    expect((await visitor.get(`${back.pathname}${back.search}`)).status).toBe(403);
    const other = new Visitor(site);
    await other.get('/staf/oidc');
    expect((await other.get(`${back.pathname}${back.search}`)).status).toBe(403);
    const third = new Visitor(site);
    const start = await third.get('/staf/oidc');
    const fresh = await throughProvider(start.headers.get('location') ?? '');
    fresh.searchParams.set('state', 'van-een-ander');
    expect((await third.get(`${fresh.pathname}${fresh.search}`)).status).toBe(403);
    expect(JSON.stringify(site.world.logged)).not.toContain('@');
  });

  it('lets who works at several schools choose one, and no other', async () => {
    await site.world.staff([{ ...NOOR }], BEUK);
    const visitor = new Visitor(site);
    const { page } = await signIn(visitor, NOOR.email);
    expect(page.text).toContain(LINDE.naam);
    expect(page.text).toContain(BEUK.naam);
    expect((await visitor.post('/staf/oidc/kies', { school: 'nergens' })).status).toBe(403);
    const again = new Visitor(site);
    await signIn(again, NOOR.email);
    expect((await again.post('/staf/oidc/kies', { school: BEUK.id })).status).toBe(303);
    expect((await again.get('/staf')).text).toContain(BEUK.naam);
  });

  it('says so when the provider cannot be reached, and the link by mail still works', async () => {
    await provider.stop();
    const page = await new Visitor(site).get('/staf/oidc');
    expect(page.status).toBe(503);
    expect(page.text).toContain('vraag een link per mail');
  });
});
