import { type Bron, type Sanctie, type Tips, voorLezer } from '../../domain/schoolpakket.js';
import type { TextKey } from '../../ports/texts.js';
import { type Bubble, inSchoolsWords } from '../script.js';
import { type Asking, lezerOf, pageOf, silence, type Told, tellAge, tellUitleg } from './told.js';

const sizeFor = (asking: Asking): number => (lezerOf(asking) === 'leerling' ? 4 : 6);

/** A list of the school in its own words, a few at a time, or that it is not in the protocol. */
export function tellList(
  asking: Asking,
  list: readonly { readonly tekst: string; readonly bron?: Bron }[],
  begin?: TextKey,
): Told {
  if (list.length === 0) return silence(asking);
  const { part, volgende } = pageOf(asking, list, sizeFor(asking));
  return {
    say: [
      ...(begin === undefined || asking.van > 0 ? [] : [{ key: begin }]),
      ...inSchoolsWords(
        part.map(({ tekst }) => tekst),
        asking.about.lang,
      ),
    ],
    bronnen: part.flatMap(({ bron }) => bron ?? []),
    ...(volgende !== undefined && { volgende }),
  };
}

/** What the school does, in short. */
export function tellInShort(asking: Asking): Told | undefined {
  const { antwoorden, naam } = asking.about.pakket;
  return (
    antwoorden.kort &&
    tellUitleg(asking, antwoorden.kort, [{ key: 'aanpak.begin', params: { school: naam } }])
  );
}

/** Measures of some kinds, or of all. */
export function tellSanctions(asking: Asking, kinds?: readonly Sanctie['soort'][]): Told {
  const found = asking.about.pakket.sancties.filter(({ soort }) => kinds?.includes(soort) ?? true);
  return tellList(
    asking,
    found.map(({ naam, tekst, bron }) => ({ tekst: `${naam}. ${voorLezer(tekst, asking.wie)}`, bron })),
  );
}

export function tellRules(asking: Asking): Told {
  const { regels } = asking.about.pakket;
  return tellList(
    asking,
    regels?.lijst.map((tekst) => ({ tekst, bron: regels.bron })) ?? [],
    'protocol.regels',
  );
}

export function tellSignals(asking: Asking, of: 'gepest' | 'pest'): Told {
  const found = asking.about.pakket.signalen[of];
  if (found !== undefined) return tellUitleg(asking, found);
  const silent = silence(asking);
  return of === 'pest' ? silent : { ...silent, say: [...silent.say, { key: 'signalen.uitleg' }] };
}

type Standpunt = 'gepeste' | 'getuige' | 'pester' | 'alle';

/** What one can do: the school's own advice, or general advice that is said to be general. */
export function tellTips(asking: Asking, standpunt: Standpunt): Told {
  const { advies } = asking.about.pakket;
  const lezer = lezerOf(asking);
  const found =
    lezer === 'leerling' ? forLeerling(advies.leerling, standpunt) : forOuder(advies.ouder, standpunt);
  if (found !== undefined) {
    return tellList(
      asking,
      found.tips.map((tekst) => ({ tekst, bron: found.bron })),
      'protocol.tips',
    );
  }
  return { say: [{ key: 'protocol.tipsAlgemeen' }, generalTips(lezer, standpunt)], bronnen: [] };
}

const forLeerling = (tips: Readonly<Record<string, Tips>>, standpunt: Standpunt): Tips | undefined =>
  tips[standpunt];
const forOuder = (tips: Readonly<Record<string, Tips>>, standpunt: Standpunt): Tips | undefined =>
  tips[standpunt === 'getuige' ? 'alle' : standpunt];

function generalTips(lezer: 'leerling' | 'ouder', standpunt: Standpunt): Bubble {
  if (lezer === 'ouder') {
    if (standpunt === 'getuige' || standpunt === 'alle') return { key: 'tips.getuige' };
    return { key: standpunt === 'pester' ? 'tips.ouderPester' : 'tips.ouder' };
  }
  return { key: standpunt === 'alle' ? 'tips.getuige' : `tips.${standpunt}` };
}

/** A word as the school defines it. */
export function tellWord(asking: Asking, woord: 'plagen' | 'pesten' | 'ruzie' | 'agressie'): Told {
  const begrip = asking.about.pakket.begrippen[woord];
  if (begrip === undefined)
    return { say: [{ key: 'uitleg.nietInProtocol', params: { woord } }], bronnen: [] };
  return { say: inSchoolsWords(begrip.uitleg[lezerOf(asking)], asking.about.lang), bronnen: [begrip.bron] };
}

/** Plagen and pesten behind each other. */
export function tellDifference(asking: Asking): Told {
  const words = [tellWord(asking, 'plagen'), tellWord(asking, 'pesten')];
  const { part, volgende } = pageOf(
    asking,
    words.flatMap(({ say }) => say),
    sizeFor(asking) + 1,
  );
  return {
    say: part,
    bronnen: words.flatMap(({ bronnen }) => bronnen),
    ...(volgende !== undefined && { volgende }),
  };
}

export function tellKinds(asking: Asking): Told {
  const { vormen } = asking.about.pakket;
  if (vormen.every(({ voorbeelden }) => voorbeelden.length === 0)) {
    const tekst = vormen.map(({ naam }) => naam).join(', ');
    return tellList(
      asking,
      vormen.slice(0, 1).map(({ bron }) => ({ tekst, bron })),
      'protocol.vormen',
    );
  }
  return tellList(
    asking,
    vormen.map(({ naam, voorbeelden, bron }) => ({
      tekst: voorbeelden.length === 0 ? naam : `${naam}: ${voorbeelden.join(', ')}`,
      bron,
    })),
    'protocol.vormen',
  );
}

export function tellTracks(asking: Asking): Told {
  const { sporen } = asking.about.pakket;
  return tellList(
    asking,
    sporen.map(({ naam, uitleg, bron }) => ({
      tekst: `${naam}: ${voorLezer(uitleg, asking.wie).slice(0, 2).join(' ')}`,
      bron,
    })),
    'protocol.sporen',
  );
}

export const tellMethods = (asking: Asking): Told =>
  tellList(
    asking,
    asking.about.pakket.methoden.map(({ naam, bron }) => ({ tekst: naam, bron })),
    'protocol.methoden',
  );

export const tellPartners = (asking: Asking): Told =>
  tellList(
    asking,
    asking.about.pakket.partners.map(({ naam, waarvoor, bron }) => ({
      tekst: `${naam}: ${voorLezer(waarvoor, asking.wie)}`,
      bron,
    })),
    'protocol.partners',
  );

/** Which document it is, and how old. */
export function tellProtocol({ about }: Asking): Told {
  const { titel, versie } = about.pakket.protocol;
  return {
    say: [
      versie === undefined
        ? { key: 'protocol.document', params: { titel } }
        : { key: 'protocol.documentVersie', params: { titel, versie } },
      ...tellAge(about),
      { key: 'protocol.documentVraag' },
    ],
    bronnen: [],
  };
}
