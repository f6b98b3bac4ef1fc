import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchCommand } from '../../src/understanding/commands.js';
import { readYesNo } from '../../src/understanding/yes-no.js';

const answers = readFileSync(new URL('./ja-nee-zinnen.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ expected: line.slice(0, line.indexOf(' ')), text: line.slice(line.indexOf(' ') + 1) }));

describe('yes, no and not knowing', () => {
  it.each(answers)('«$text» is $expected', ({ expected, text }) => {
    expect(readYesNo(text) ?? '-').toBe(expected);
  });

  it('no reservation after a yes ever becomes a yes', () => {
    for (const but of [
      'maar',
      'maar niet',
      'als',
      'alleen',
      'behalve',
      'nee',
      'liever niet',
      'niet',
      'tenzij',
      'of',
      'eigenlijk',
      'but',
      'unless',
    ]) {
      for (const yes of ['ja', 'jaaa', 'oké', 'tuurlijk', 'yes', '👍']) {
        for (const rest of ['', ' op school', ' dat', ' goed', ' ik', ' mijn juf'])
          expect(readYesNo(`${yes} ${but}${rest}`)).not.toBe('ja');
      }
    }
  });
});

describe('commands', () => {
  it.each([
    ['stop', 'stop'],
    ['Stop!!', 'stop'],
    ['STOPPP', 'stop'],
    ['ik wil stoppen', 'stop'],
    ['stop alsjeblieft', 'stop'],
    ['terug', 'terug'],
    ['go back', 'terug'],
    ['opnieuw', 'opnieuw'],
    ['start over', 'opnieuw'],
    ['help', 'help'],
    ['hellup', 'help'],
    ['?', 'help'],
    ['ik snap het niet', 'snap-niet'],
    ['kweet', undefined],
    ['i don’t understand', 'snap-niet'],
    ['wis dit gesprek', 'wis'],
    ['delete this chat', 'wis'],
    ['english', 'taal-en'],
    ['Nederlands', 'taal-nl'],
    ['ik ben niet veilig', 'niet-veilig'],
    ['i’m not safe', 'niet-veilig'],
    ['hulp nu', 'hulp-nu'],
    ['privacy', 'privacy'],
    ['is dit anoniem?', 'privacy'],
    ['hij zei stop', undefined],
    ['stop zei ik maar hij ging door', undefined],
    ['ik wil stoppen met leven', undefined],
    ['stop met pesten', undefined],
    ['ik moest terug naar de klas', undefined],
    ['niemand wil mij helpen', undefined],
    ['de juf helpt niet', undefined],
    ['', undefined],
  ])('«%s» orders %s', (text, expected) => {
    expect(matchCommand(text)).toBe(expected);
  });
});
