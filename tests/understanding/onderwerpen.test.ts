import { describe, expect, it } from 'vitest';
import { findVragen } from '../../src/understanding/onderwerpen.js';

const first = (text: string) => findVragen(text)[0];

describe('a question about the protocol', () => {
  it.each([
    ['wat gebeurt er met de pester', 'straf'],
    ['krijgt hij starf', 'straf'],
    ['horen mijn ouders het', 'ouders'],
    ['weet mn moeder t dan ook', 'ouders'],
    ['moet ik dan samen met hem praten', 'gesprek'],
    ['kan de polisie kome', 'politie'],
    ['hoesnel gaan ze wat doen', 'hoeSnel'],
    ['wie is het aanspreekpund', 'wieIsWie'],
    ['wat zijn de reegels', 'regels'],
    ['wat doet school als iemand gepest wordt', 'kort'],
    ['wat doen jullie als een kind gepest wordt', 'kort'],
    ['wat kan ik doen als iemand gepest wordt', 'tipsGetuige'],
    ['met wie moet ik dan praten', 'wieIsWie'],
    ['how fast will school do something', 'hoeSnel'],
  ])('is known by its words, also misspelt: “%s”', (text, vraag) => {
    expect(first(text)).toMatchObject({ vraag, vraagvorm: true });
  });

  it('is the whole message only when every word of it is known', () => {
    expect(first('en daarna?')).toMatchObject({ vraag: 'daarna', heel: true });
    expect(findVragen('en daarna wil ik niet meer').some(({ heel }) => heel)).toBe(false);
    expect(findVragen('Hij sloeg me. En daarna?').some(({ heel }) => heel)).toBe(false);
  });

  it('in a long text has the form of a question', () => {
    const story =
      'Ik zat in de klas en toen zei iemand dat er regels zijn en dat ik straf krijg als ik het vertel.';
    expect(findVragen(story)).toEqual([]);
    expect(findVragen(`${story} Krijg ik dan straf?`)).toMatchObject([{ vraag: 'straf', vraagvorm: true }]);
  });

  it('is found soon in whatever was typed', () => {
    const texts = [
      'wat kan '.repeat(250),
      'a'.repeat(2000),
      'hoe merk ik of '.repeat(130),
      'wat is? '.repeat(250),
    ];
    const start = performance.now();
    for (const text of texts) findVragen(text);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
