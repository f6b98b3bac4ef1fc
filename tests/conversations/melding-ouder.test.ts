import { describe, expect, it } from 'vitest';
import { given } from '../../src/domain/melding.js';
import { createPlayground, type Line, play } from '../support/play.js';

const ouder = { wie: 'ouder' } as const;
const toName: readonly Line[] = [
  ['[vertellen]', '?melding.wat'],
  ['mijn dochter wordt al weken buitengesloten in de klas', '?melding.veiligVandaag'],
  ['ja', '?melding.kind'],
  ['Noor uit groep 6', '?melding.overPersoneel'],
  ['nee', '?melding.kindWeetHet'],
  ['nee', '?melding.schoolMagMetKindPraten'],
  ['weet ik niet', '?melding.metNaam'],
];

describe('an ouder tells a melding', () => {
  it('about which child, whether it knows, whether school may talk with it, and how to be reached', async () => {
    const playground = await play(
      [
        ...toName,
        ['[ja]', '?melding.naam'],
        ['Els de Vries', '?melding.bereikbaar'],
        ['bel me na vijven', '?melding.lezers', '-melding.herkenbaar'],
        ['[goed]', '?melding.samenvatting', '-melding.anderRaadt'],
        ['[verstuur]', 'melding.ontvangen', '?woorden.bewaard'],
      ],
      ouder,
    );
    const [dossier] = await playground.dossiers();
    expect(dossier?.melding).toMatchObject({ wie: 'ouder', perspectief: 'ouder' });
    const antwoorden = dossier?.melding.antwoorden ?? {};
    expect(given(antwoorden, 'kind')).toBe('Noor uit groep 6');
    expect(given(antwoorden, 'kindWeetHet')).toBe('nee');
    expect(antwoorden.schoolMagMetKindPraten).toEqual({ kind: 'weet-niet' });
    expect(given(antwoorden, 'bereikbaar')).toBe('bel me na vijven');
  });

  it('without a name, and then is not asked how to be reached', () =>
    play([...toName, ['[nee]', '-melding.bereikbaar', '?melding.herkenbaar']], ouder));

  it('is spoken to with u', async () => {
    const conversation = await (await createPlayground(ouder)).enter();
    for (const [line] of toName) {
      await conversation.say(line);
      expect(conversation.replies().join(' ')).not.toMatch(/\b(je|jij|jouw)\b/i);
    }
  });

  it('and “ik weet het niet zeker” leads to signals, not to a melding', async () => {
    const playground = await createPlayground(ouder);
    const conversation = await playground.enter();
    await conversation.play([
      ['[vertellen]', '?melding.wat'],
      ['[weet-niet-zeker]', 'signalen.uitleg', '?menu.wat'],
    ]);
    expect(conversation.gesprek().melding).toBeUndefined();
    await conversation.play([['[zorgen]', 'signalen.uitleg', '?menu.wat']]);
  });
});

describe('an ouder asks', () => {
  it.each([
    ['wat doet de school tegen pesten?', 'aanpak.begin', '?protocol.verder'],
    ['naar wie kan ik toe op school?', 'contact.wie', '?protocol.verder'],
    ['wat kan ik zelf doen?', 'tips.ouder', '?protocol.verder'],
    ['wie leest dit allemaal?', 'privacy.kort', '?menu.wat'],
  ])('“%s” and is answered on the spot', async (question, answer, after) => {
    await play([[question, answer, after]], ouder);
  });

  it('and hears where in the protocol it stands', () =>
    play([['wat doet de school tegen pesten?', 'aanpak.bron']], ouder));
});
