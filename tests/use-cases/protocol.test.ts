import { describe, expect, it } from 'vitest';
import words from '../../locales/nl/geheime-woorden.json' with { type: 'json' };
import { createDutchEars } from '../../src/adapters/ears-dutch/index.js';
import { createEldLanguageIdentifier } from '../../src/adapters/language-eld/index.js';
import { createYamlSchools } from '../../src/adapters/schools-yaml/index.js';
import { createI18nextTexts } from '../../src/adapters/texts-i18next/index.js';
import { dayOf } from '../../src/domain/calendar.js';
import type { Wie } from '../../src/domain/melding.js';
import type { Schoolpakket } from '../../src/domain/schoolpakket.js';
import { createTerugkomcodeParser } from '../../src/domain/terugkomcode.js';
import type { Protocolvraag, Vervolgvraag } from '../../src/domain/vraag.js';
import { readerOf } from '../../src/use-cases/gesprek.js';
import { follow, tell, withSource } from '../../src/use-cases/protocol/tell.js';
import type { Asking, Told } from '../../src/use-cases/protocol/told.js';
import { productHulplijnen } from '../support/hulplijnen.js';
import { silentLogger } from '../support/play.js';

const now = new Date('2026-11-20T09:30:00Z');
const schools = await createYamlSchools({
  folder: 'deployment/scholen',
  holidays: 'deployment/schoolvakanties.yaml',
  logger: silentLogger,
});
const texts = createI18nextTexts({ strict: true });
const terugkomcodes = createTerugkomcodeParser(words);
const ears = createDutchEars({
  terugkomcodes,
  clock: { now: () => now },
  languages: createEldLanguageIdentifier(),
});

const every: Readonly<Record<Protocolvraag, true>> = {
  kort: true,
  melden: true,
  hoeSnel: true,
  ouders: true,
  straf: true,
  gesprek: true,
  stoptNiet: true,
  online: true,
  inVertrouwen: true,
  hulp: true,
  groep: true,
  nazorg: true,
  politie: true,
  vastleggen: true,
  preventie: true,
  stappen: true,
  naMelding: true,
  wieDoetWat: true,
  wieIsWie: true,
  klacht: true,
  regels: true,
  signalen: true,
  signalenPest: true,
  tips: true,
  tipsGetuige: true,
  tipsPester: true,
  tipsAlle: true,
  verschil: true,
  ruzie: true,
  agressie: true,
  vormen: true,
  sporen: true,
  sancties: true,
  schorsing: true,
  verwijdering: true,
  methode: true,
  partners: true,
  protocol: true,
};
const vragen = Object.keys(every) as Protocolvraag[];
const vervolg: readonly Vervolgvraag[] = [
  'daarna',
  'hoelang',
  'alsHetDoorgaat',
  'wieDoetDat',
  'waarStaatDat',
  'verder',
];

function askingOf(pakket: Schoolpakket, wie: Wie, lang: string): Asking {
  const reader = readerOf(wie, pakket);
  const about = {
    pakket,
    medewerkers: [],
    calendar: schools.calendar(pakket.id),
    now,
    today: dayOf(now),
    lang,
    reader,
    channel: 'web',
    ears,
    hulplijnen: productHulplijnen,
    text: (...args: Parameters<Asking['about']['text']>) => texts.text(lang, reader, ...args),
  } as const;
  return { about, wie, van: 0, rollen: [], planStopt: false };
}

const spoken = ({ about: { lang, reader } }: Asking, { say }: Told): readonly string[] =>
  say.flatMap((bubble) =>
    'literal' in bubble ? [bubble.literal] : texts.bubbles(lang, reader, bubble.key, bubble.params),
  );

describe.each(schools.all().map((pakket) => [pakket.naam, pakket] as const))('%s', (_, pakket) => {
  it.each(['leerling', 'ouder', 'medewerker'] as const)('has an answer to every question for a %s', (wie) => {
    for (const lang of ['nl', 'en']) {
      const asking = askingOf(pakket, wie, lang);
      for (const vraag of vragen) {
        const said = spoken(asking, withSource(tell(vraag, asking), asking));
        expect(said.length, vraag).toBeGreaterThan(0);
        for (const bubble of said) expect(bubble, vraag).toMatch(/^\S[^{}]*$/s);
      }
    }
  });

  it('has an answer to every question behind every answer, and an end to the longest', () => {
    const asking = askingOf(pakket, 'leerling', 'nl');
    for (const vraag of vragen) {
      const told = tell(vraag, asking);
      const last = { vraag, van: 0, rollen: [], stappen: told.stappen ?? [] };
      const rest = told.volgende === undefined ? {} : { volgende: told.volgende };
      for (const one of vervolg) {
        const followed = follow(one, { ...last, ...rest }, asking);
        expect(followed && spoken(asking, followed.told).length, `${vraag} ${one}`).toBeGreaterThan(0);
      }
      let pages = 1;
      for (let { volgende } = told; volgende !== undefined; pages += 1) {
        expect(pages, vraag).toBeLessThan(20);
        volgende = tell(vraag, { ...asking, van: volgende }).volgende;
      }
    }
  });

  it('names no other school', () => {
    const names = schools.all().flatMap(({ naam, id }) => (id === pakket.id ? [] : [naam]));
    for (const wie of ['leerling', 'ouder', 'medewerker'] as const) {
      const asking = askingOf(pakket, wie, 'nl');
      const all = vragen
        .flatMap((vraag) => spoken(asking, withSource(tell(vraag, asking), asking)))
        .join('\n');
      expect(names.filter((naam) => all.includes(naam))).toEqual([]);
    }
  });

  it('tells no step when the plan does not begin by itself', () => {
    const asking = { ...askingOf(pakket, 'leerling', 'nl'), planStopt: true };
    expect(tell('naMelding', asking).stappen).toBeUndefined();
  });

  it('sends nobody with a complaint to a rol that it is about', () => {
    for (const { rol, tekst } of pakket.klachtenroute) {
      if (rol === undefined) continue;
      const asking = { ...askingOf(pakket, 'ouder', 'nl'), rollen: [rol] };
      expect(spoken(asking, tell('klacht', asking))).not.toContain(tekst.ouder);
    }
  });
});
