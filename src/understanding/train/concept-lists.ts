import lists from '../../../locales/nl/understanding/begrippen.json' with { type: 'json' };
import type { Concepts } from '../concepts.js';
import { writeSounds } from '../sound.js';
import { WordTable } from '../word-table.js';

/** Stands behind a beginning, so that its last letters do not sound as if a word ended there. */
const GOES_ON = '#';
const GOES_ON_SOUND = GOES_ON.charCodeAt(0);
const SPACE = 32;

/** The concepts of the word lists. They are kept in the model: to read the lists takes a third of the time of a start. */
export const concepts: Concepts = read();

function read(): Concepts {
  const words = new WordTable();
  const found: number[][] = [[]];
  const sounds = new Uint16Array(2 * Math.max(...Object.values(lists).map((list) => list.length)));
  Object.values(lists).forEach((list, concept) => {
    const plain = list
      .normalize('NFD')
      .replace(/-|[\u0300-\u036f]/g, '')
      .replaceAll('*', GOES_ON);
    const length = writeSounds(`${plain} `, sounds);
    words.begin();
    for (let i = 0; i < length; i += 1) {
      const sound = sounds[i] as number;
      if (sound !== SPACE && sound !== GOES_ON_SOUND) {
        words.next(sound);
        continue;
      }
      // Behind the sign of a beginning stands a space.
      if (sound === GOES_ON_SOUND) i += 1;
      const number = words.add(sound === GOES_ON_SOUND);
      if (number === found.length) found.push([concept]);
      else found[number]?.push(concept);
      words.begin();
    }
  });
  const from = new Uint16Array(found.length + 1);
  found.forEach((own, word) => {
    from[word + 1] = (from[word] as number) + own.length;
  });
  return { words, from, of: Uint8Array.from(found.flat()) };
}
