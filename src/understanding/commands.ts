import english from '../../locales/en/understanding/opdrachten.json' with { type: 'json' };
import dutch from '../../locales/nl/understanding/opdrachten.json' with { type: 'json' };
import { normalise, wordsOf } from './normalise.js';

/** What a message can order, whatever question is open. `niet-veilig` is the safe word, `hulp-nu` asks for help at once. */
export type Command = keyof typeof dutch;

const POLITE = new Set([
  'alsjeblieft',
  'alstublieft',
  'aub',
  'please',
  'graag',
  'pls',
  'nou',
  'gewoon',
  'bot',
  'hoor',
]);

const keyOf = (text: string): string => {
  const words = wordsOf(normalise(text));
  const plain = words.filter((word) => !POLITE.has(word));
  return (plain.length > 0 ? plain : words).filter((word, index, all) => word !== all[index - 1]).join(' ');
};

const commands = new Map<string, Command>();
for (const file of [english, dutch]) {
  for (const [command, phrases] of Object.entries(file) as [Command, readonly string[]][]) {
    for (const phrase of phrases) {
      const key = keyOf(phrase);
      if (key !== '') commands.set(key, command);
    }
  }
}
const LONGEST = Math.max(...[...commands.keys()].map((key) => key.length)) * 2;

/** The command a message is, when it is nothing else: "hij zei stop" is not one. */
export function matchCommand(text: string): Command | undefined {
  if (text.length > LONGEST) return undefined;
  if (/^[\s?]+$/.test(text) && text.includes('?')) return 'help';
  return commands.get(keyOf(text));
}
