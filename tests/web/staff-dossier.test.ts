import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.js';
import { type DossierId, toIsoDate, toIsoTime, toRolId } from '../../src/domain/ids.js';
import type { Antwoorden } from '../../src/domain/melding.js';
import { BO, LINDE, NOOR, SAM, told } from '../use-cases/staff/world.js';
import { type Page, type Site, signedIn, startSite, Visitor } from './staff-site.js';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.stop());

const pathOf = (id: DossierId) => `/staf/dossiers/${id}`;
const visible = ({ text }: Page) =>
  text.replace(/ action="[^"]*"/g, '').replace(/<input type="hidden"[^>]*>/g, '');

describe('a melding on the page', () => {
  const nasty = `"'><script>alert(1)</script><img src=x onerror=alert(2)>{{naam}}$t(staf.naam)</textarea>`;

  it('shows markup in any field as the text that it is', async () => {
    const fields = ['wat', 'locatie', 'groep', 'kind', 'bereikbaar', 'overWie', 'naam', 'waar'] as const;
    const more = ['sinds', 'hoeVaak', 'wieDoetHet', 'wieWeetHet', 'wens', 'lieverNiet'] as const;
    const antwoorden = Object.fromEntries(
      [...fields, ...more].map((field) => [field, told(`${field} ${nasty}`)]),
    ) as Antwoorden;
    await site.world.staff([
      { ...NOOR, naam: `Noor ${nasty}` },
      { ...SAM, naam: nasty },
      { ...BO, rollen: [toRolId('aanspreekpunt')] },
    ]);
    const id = await site.world.add({
      antwoorden,
      change: {
        overPersoneel: true,
        toestand: {
          status: 'gesloten',
          reden: 'opgelost',
          door: SAM.id,
          op: toIsoTime(new Date()),
          toelichting: nasty,
        },
        berichten: [
          {
            van: 'melder',
            tekst: nasty,
            ontvangen: { kind: 'dagdeel', dag: toIsoDate('2026-11-20'), dagdeel: 'middag' },
          },
          { van: 'school', door: SAM.id, rol: toRolId(nasty), tekst: nasty, op: toIsoTime(new Date()) },
        ],
      },
    });
    await site.world.change(id, (dossier) => ({
      ...dossier,
      melding: { ...dossier.melding, ookGetypt: [nasty] },
    }));
    const noor = await signedIn(site, NOOR);
    const page = await noor.get(pathOf(id));
    expect(page.status).toBe(200);
    for (const field of [...fields, ...more])
      expect(page.text).toContain(`${field} &quot;&#39;&gt;&lt;script&gt;`);
    const list = await noor.get('/staf');
    const typed = await noor.act(page, `${pathOf(id)}/antwoord`, { stand: nasty, tekst: nasty });
    const search = await noor.get(
      `/staf?taal=${encodeURIComponent(nasty)}&blad=${encodeURIComponent(nasty)}`,
    );
    const link = await new Visitor(site).get(`/staf/inloggen/${encodeURIComponent(nasty)}`);
    for (const { text } of [page, list, typed, search, link]) {
      expect(text).not.toMatch(/<script|<img|alert\(1\)<\/script>/);
      expect(text.match(/<textarea/g)?.length).toBe(text.match(/<\/textarea/g)?.length);
    }
  });

  it('without a name shows day and part of the day, and no hour anywhere', async () => {
    const noor = await signedIn(site, NOOR);
    const id = await site.world.add({ aan: [NOOR] });
    let page = await noor.get(pathOf(id));
    await noor.act(page, `${pathOf(id)}/antwoord`, { tekst: 'Dank je wel' });
    page = await noor.get(pathOf(id));
    await noor.act(page, `${pathOf(id)}/oppakken`);
    page = await noor.get(pathOf(id));
    await noor.act(page, `${pathOf(id)}/sluiten`, { reden: 'opgelost', toelichting: '' });
    page = await noor.get(pathOf(id));
    expect(page.text).toContain('vandaag, in de ochtend');
    for (const { text } of [page, await noor.get('/staf?toon=gesloten')]) {
      expect(visible({ ...page, text })).not.toMatch(/\d{1,2}[:.]\d{2}\b/);
    }
  });

  it('with a name shows the minute', async () => {
    const id = await site.world.add({
      antwoorden: { wat: told('ze duwen mij'), naam: told('Jip') },
      change: { ontvangen: { kind: 'moment', op: toIsoTime(new Date('2026-11-19T12:05:00Z')) } },
    });
    const page = await (await signedIn(site, NOOR)).get(pathOf(id));
    expect(page.text).toContain('gisteren, 13:05 uur');
  });

  it('tells first what the melder would rather not, then the danger, then the story', async () => {
    const id = await site.world.add({
      antwoorden: {
        wat: told('hij heeft een mes'),
        veiligVandaag: told('nee'),
        lieverNiet: told('niet mijn moeder bellen'),
      },
      change: { dringend: true },
    });
    await site.world.change(id, (dossier) => ({
      ...dossier,
      melding: { ...dossier.melding, gevaar: ['geweld'] },
    }));
    const { text } = await (await signedIn(site, NOOR)).get(pathOf(id));
    const places = ['niet mijn moeder bellen', 'niet veilig', 'een wapen', 'hij heeft een mes'].map((part) =>
      text.indexOf(part),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it.each([
    { gevaar: ['thuis'], overPersoneel: false, shown: ['meldcode huiselijk geweld'] },
    { gevaar: ['misbruik'], overPersoneel: false, shown: ['bestuur dat meteen', '0900 111 3 111'] },
    { gevaar: [], overPersoneel: true, shown: ['bestuur dat meteen'] },
    { gevaar: ['geweld'], overPersoneel: false, shown: [] },
  ] as const)('says what goes before any step: $gevaar, about staff: $overPersoneel', async (told) => {
    const rollen = told.overPersoneel ? [toRolId('bestuur')] : undefined;
    const id = await site.world.add({
      change: { overPersoneel: told.overPersoneel, ...(rollen && { rollen }) },
    });
    await site.world.change(id, (dossier) => ({
      ...dossier,
      melding: { ...dossier.melding, gevaar: told.gevaar },
    }));
    const { text } = await (await signedIn(site, told.overPersoneel ? BO : NOOR)).get(pathOf(id));
    expect(text.includes('stappenplan staat stil')).toBe(told.shown.length > 0);
    for (const part of told.shown) expect(text).toContain(part);
    for (const other of ['meldcode huiselijk geweld', 'bestuur dat meteen', '0900 111 3 111'])
      expect(text.includes(other)).toBe((told.shown as readonly string[]).includes(other));
  });

  it('shows whom of school it is about to readers outside the school only', async () => {
    const antwoorden = { wat: told('hij schreeuwt'), overWie: told('meester Kanarie') };
    const inside = await site.world.add({ antwoorden });
    const outside = await site.world.add({
      antwoorden,
      change: { overPersoneel: true, rollen: [toRolId('bestuur')] },
    });
    expect((await (await signedIn(site, NOOR)).get(pathOf(inside))).text).not.toContain('Kanarie');
    expect((await (await signedIn(site, BO)).get(pathOf(outside))).text).toContain('Kanarie');
  });

  it('records every look and act, in order, without content', async () => {
    const id = await site.world.add();
    const noor = await signedIn(site, NOOR);
    const sam = await signedIn(site, SAM);
    let page = await noor.get(pathOf(id));
    await sam.get(pathOf(id));
    await noor.act(page, `${pathOf(id)}/oppakken`);
    page = await noor.get(pathOf(id));
    await noor.act(page, `${pathOf(id)}/antwoord`, { tekst: 'Kom je morgen langs?' });
    page = await noor.get(pathOf(id));
    await noor.act(page, `${pathOf(id)}/sluiten`, { reden: 'opgelost', toelichting: 'gesprek gehad' });
    page = await noor.get(pathOf(id));
    await noor.act(page, `${pathOf(id)}/heropenen`);
    const trail = await site.world.audit.list(LINDE.id, id);
    expect(trail.map(({ wie, wat }) => `${wie.kind === 'medewerker' ? wie.id : wie.kind} ${wat}`)).toEqual([
      'melder ontvangen',
      'noor bekeken',
      'sam bekeken',
      'noor opgepakt',
      'noor bekeken',
      'noor beantwoord',
      'noor bekeken',
      'noor gesloten',
      'noor bekeken',
      'noor heropend',
    ]);
    expect(JSON.stringify(trail)).not.toMatch(/morgen langs|gesprek gehad/);
    const { gelezen }: Dossier = await site.world.saved(id);
    expect(gelezen).toHaveLength(1);
  });

  it('starts an answer with a kind sentence in the words of the melder, and sends nothing by it', async () => {
    const id = await site.world.add();
    const noor = await signedIn(site, NOOR);
    const page = await noor.get(pathOf(id));
    const begun = await noor.act(page, `${pathOf(id)}/antwoord`, { tekst: 'Hoi', begin: '1' });
    expect(begun.text).toMatch(/>Dank je wel dat je dit vertelt\.[^<]*\n\nHoi<\/textarea>/);
    expect((await site.world.saved(id)).berichten).toEqual([]);
  });

  it('says when an answer cannot arrive, and refuses one', async () => {
    const id = await site.world.add();
    await site.world.change(id, ({ terugkomcode: _gone, ...dossier }) => dossier);
    const noor = await signedIn(site, NOOR);
    const page = await noor.get(pathOf(id));
    expect(page.text).not.toContain('<textarea id="tekst"');
    const answer = await noor.act(page, `${pathOf(id)}/antwoord`, { tekst: 'Hoi' });
    expect(answer.status).toBe(422);
  });

  it('refuses an empty answer, one that is too long, and closing without a reason; what was typed stays', async () => {
    const id = await site.world.add();
    const noor = await signedIn(site, NOOR);
    const page = await noor.get(pathOf(id));
    expect((await noor.act(page, `${pathOf(id)}/antwoord`, { tekst: ' \r\n ' })).status).toBe(422);
    const long = await noor.act(page, `${pathOf(id)}/antwoord`, { tekst: 'a'.repeat(2001) });
    expect(long.status).toBe(422);
    expect(long.text).toContain('a'.repeat(2001));
    for (const reden of ['', 'ingetrokken', 'zomaar']) {
      const closed = await noor.act(page, `${pathOf(id)}/sluiten`, { reden, toelichting: 'bijna klaar' });
      expect(closed.status).toBe(422);
      expect(closed.text).toContain('>bijna klaar</textarea>');
    }
    expect((await site.world.saved(id)).toestand.status).toBe('nieuw');
  });
});

describe('when something breaks', () => {
  it('staff see a code, and the log holds no words of anybody', async () => {
    await site.stop();
    site = await startSite(({ audit }) => ({
      audit: {
        ...audit,
        append: async () => {
          throw new TypeError('kanarie-woorden van een kind');
        },
      },
    }));
    const id = await site.world.add({
      change: { gelezen: [{ door: SAM.id, rol: toRolId('aanspreekpunt'), op: toIsoTime(new Date()) }] },
    });
    const page = await (await signedIn(site, NOOR)).get(pathOf(id));
    expect(page.status).toBe(500);
    expect(page.text).toContain('E000');
    expect(page.text).not.toContain('schelden');
    const lines = JSON.stringify(site.world.logged);
    expect(lines).toContain('TypeError');
    expect(lines).not.toContain('kanarie');
    expect(lines).not.toContain(id);
  });
});
