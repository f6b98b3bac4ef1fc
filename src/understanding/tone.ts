import words from '../../locales/nl/understanding/toon.json' with { type: 'json' };
import { normalise, wordsOf } from './normalise.js';
import { compile, finds } from './patterns.js';

const swearWords = new Set(words.schelden);
const around = new Set(words.erbij);
const threats = compile(words.dreigen);

/** Swear words and nothing else: "hij noemt mij hoer" tells something, and is not it. */
export function swears(text: string): boolean {
  const said = wordsOf(normalise(text));
  return (
    said.some((word) => swearWords.has(word)) &&
    said.every((word) => swearWords.has(word) || around.has(word))
  );
}

/** The writer says to be going to harm somebody else. Only tells which words fit; whether it is gevaar is weighed elsewhere. */
export const threatens = (text: string): boolean => finds(threats, normalise(text));
