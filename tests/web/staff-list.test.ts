import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DossierId, toIsoDate, toIsoTime, toRolId } from '../../src/domain/ids.js';
import { NOOR, SAM } from '../use-cases/staff/world.js';
import { type Page, type Site, signedIn, startSite } from './staff-site.js';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.stop());

describe('the list', () => {
  it('has urgent ones first, then promised ones, then new ones; in pages', async () => {
    const calm = await site.world.add({
      change: {
        toestand: { status: 'opgepakt', door: SAM.id, op: toIsoTime(new Date()) },
        gelezen: [{ door: SAM.id, rol: toRolId('aanspreekpunt'), op: toIsoTime(new Date()) }],
      },
    });
    for (let count = 0; count < 30; count += 1) await site.world.add();
    const promised = await site.world.add({ change: { leesdag: toIsoDate('2026-11-20') } });
    const later = await site.world.add({ change: { leesdag: toIsoDate('2026-11-23') } });
    const urgent = await site.world.add({ change: { dringend: true } });
    const noor = await signedIn(site, NOOR);
    const first = await noor.get('/staf');
    const ids = (page: Page) => [...page.text.matchAll(/dossiers\/([0-9a-f]{32})/g)].map(([, id]) => id);
    expect(ids(first).slice(0, 2)).toEqual([urgent, promised]);
    expect(first.text).toContain('Beloofd: gelezen vandaag');
    const second = await noor.get('/staf?blad=2');
    expect(ids(first)).toHaveLength(25);
    expect(ids(second)).toHaveLength(9);
    expect(ids(second).at(-1)).toBe(calm);
    expect(new Set([...ids(first), ...ids(second)]).size).toBe(34);
    expect([...ids(first), ...ids(second)]).toContain(later);
    expect(second.text).toContain('Opgepakt door Sam de Wit');
  });

  it('says that mail is off, and names a document that cannot be read', async () => {
    await site.stop();
    site = await startSite(({ notifier, dossiers }) => ({
      notifier: { ...notifier, available: false },
      dossiers: { ...dossiers, damaged: async () => ['d'.repeat(32) as DossierId] },
    }));
    await site.world.add({ aan: [NOOR] });
    const { text } = await (await signedIn(site, NOOR)).get('/staf');
    expect(text).toContain('Mail staat niet aan');
    expect(text).toContain('d'.repeat(32));
  });

  it('names a damaged document that the index knows to its readers only', async () => {
    await site.stop();
    let broken: DossierId | undefined;
    site = await startSite(({ dossiers }) => ({
      dossiers: { ...dossiers, damaged: async () => (broken === undefined ? [] : [broken]) },
    }));
    broken = await site.world.add({ change: { uitgesloten: [NOOR.id] } });
    expect((await (await signedIn(site, NOOR)).get('/staf')).text).not.toContain(broken);
    expect((await (await signedIn(site, SAM)).get('/staf')).text).toContain(broken);
  });
});

it('the list names the helplines that nobody looked up for ninety days', async () => {
  const noor = await signedIn(site, NOOR);
  expect((await noor.get('/staf')).text).not.toContain('niet nagekeken');
  await site.stop();
  site = await startSite(({ hulplijnen }) => ({
    hulplijnen: {
      ...hulplijnen,
      all: () => hulplijnen.all().map((lijn) => ({ ...lijn, nagekeken: toIsoDate('2026-08-20') })),
    },
  }));
  const { text } = await (await signedIn(site, NOOR)).get('/staf');
  expect(text).toMatch(/niet nagekeken: 112, 113 Zelfmoordpreventie/);
});
