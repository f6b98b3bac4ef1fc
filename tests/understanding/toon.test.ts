import { describe, expect, it } from 'vitest';
import { swears, threatens } from '../../src/understanding/index.js';

describe('swearing', () => {
  it.each([
    'kut',
    'KUTBOT',
    'fuck you',
    'jij bent dom',
    'stomme robot',
    'kanker op',
    'je bent echt een sukkel',
    'wtf',
  ])('“%s” is swearing and nothing else', (text) => expect(swears(text)).toBe(true));
  it.each([
    'ze noemen mij hoer',
    'hij zegt kankerlijer tegen mij',
    'ik voel me kut',
    'niemand wil met mij spelen',
    'ik ben dom zeggen ze',
    'jij bent lief',
    'dat is de bot van mijn arm',
    '',
  ])('“%s” tells something, or nothing', (text) => expect(swears(text)).toBe(false));
});

describe('a threat by the writer', () => {
  it.each([
    'ik ga hem vermoorden',
    'ik wil ze allemaal doodslaan',
    'ik wil een bom leggen',
    'ik neem morgen een mes mee naar school',
    'im gonna kill him',
    'ik steek hem neer',
  ])('“%s”', (text) => expect(threatens(text)).toBe(true));
  it.each([
    'hij gaat mij vermoorden',
    'hij wil een bom leggen',
    'ik ga dood',
    'ik ga hem niet vermoorden',
    'hij heeft een mes mee naar school',
    'ze zeggen dat ze mij gaan steken',
    'ik wil dood',
  ])('not “%s”', (text) => expect(threatens(text)).toBe(false));
});
