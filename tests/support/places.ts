import type { Line } from './play.js';

/** Every place in a conversation where something can be typed, and how to get there. */
export const PLACES: readonly (readonly [string, readonly Line[]])[] = [
  ['at the very first question', []],
  ['in the menu', [['[vragen]']]],
  ['in the uitleg', [['[plagen-of-pesten]']]],
  ['at a kenmerk', [['[plagen-of-pesten]'], ['ja']]],
  ['at the story', [['[vertellen]']]],
  ['at “ben je veilig”', [['[vertellen]'], ['ze schelden mij uit', '?melding.veiligVandaag']]],
  ['at the groep', [['[vertellen]'], ['ze schelden mij uit'], ['ja', '?melding.groep']]],
  [
    'at the name',
    [['[vertellen]'], ['ze schelden mij uit'], ['ja'], ['[overslaan]'], ['nee'], ['[ja]', '?melding.naam']],
  ],
  ['in the help', [['help', '?hulp.waarover']]],
  ['at the geheime woorden', [['[al-verteld]', '?status.woorden']]],
  [
    'at a name for contact',
    [
      ['ik heb een klacht, school deed niets met mijn melding', '?protocol.verder'],
      ['[contact]', '?contact.naam'],
    ],
  ],
  ['while stopping', [['[vertellen]'], ['ze schelden mij uit'], ['stop', '?stop.zeker']]],
  ['at “bedoel je dit”', [['blauwe fiets appel', '?bedoel.wat']]],
  ['at a feeling', [['[vertellen]'], ['[weet-niet]', '?melding.gevoel']]],
  ['behind an answer of the protocol', [['krijgt hij straf?', '?protocol.verder']]],
  [
    'at the readers',
    [
      ['[vertellen]'],
      ['ze schelden mij uit'],
      ['ja'],
      ['[overslaan]'],
      ['nee'],
      ['[nee]'],
      ['[goed-zo]', '?melding.lezers'],
    ],
  ],
  [
    'at the yes that sends',
    [
      ['[vertellen]'],
      ['ze schelden mij uit'],
      ['ja'],
      ['[overslaan]'],
      ['nee'],
      ['[nee]'],
      ['[goed-zo]'],
      ['[goed]', '?melding.samenvatting'],
    ],
  ],
  [
    'at the own geheime woorden',
    [
      ['[vertellen]'],
      ['ze schelden mij uit'],
      ['ja'],
      ['[overslaan]'],
      ['nee'],
      ['[nee]'],
      ['[goed-zo]'],
      ['[goed]'],
      ['[verstuur]', '?woorden.bewaard'],
    ],
  ],
  ['in the help against danger', [['hulp nu', '?gevaar.veilig']]],
  ['at the careful question', [['ik kan niet meer', '?gevaar.misschien']]],
];
