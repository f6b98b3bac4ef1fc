import { describe, expect, it } from 'vitest';
import { findDetails } from '../../src/understanding/details.js';
import { findTraces } from '../../src/understanding/traces.js';

const now = new Date('2026-11-20T10:00:00Z');
const traces = (text: string) =>
  findTraces(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('what could lead back to the melder', () => {
  it.each([
    ['bel 06-12345678', [['telefoon', '06-12345678']]],
    ['bel 06.12.34.56.78', [['telefoon', '06.12.34.56.78']]],
    ['bel +31 6 1234 5678', [['telefoon', '+31 6 1234 5678']]],
    ['mail lisa@voorbeeld.nl', [['email', 'lisa@voorbeeld.nl']]],
    ['zoek @lisa.vd.berg', [['account', '@lisa.vd.berg']]],
    ['zoek @jan-99', [['account', '@jan-99']]],
    ['mijn insta is lisa_x12', [['account', 'insta is lisa_x12']]],
    ['zie tiktok.com/@jan', [['link', 'tiktok.com/@jan']]],
    ['ik heet Fatima', [['naam', 'Fatima']]],
    ['Ik ben Jan de Vries', [['naam', 'Jan de Vries']]],
    ['ik zit in 7b', [['klas', '7b']]],
    [
      'Sanne uit groep 7',
      [
        ['naam', 'Sanne'],
        ['klas', 'groep 7'],
      ],
    ],
    ['bij de Kerkstraat 12a', [['adres', 'de Kerkstraat 12a']]],
    ['1234 AB', [['postcode', '1234 AB']]],
  ])('in «%s»', (text, expected) => {
    expect(traces(text)).toEqual(expected);
  });

  it.each([
    'bel 112',
    'ik ga nu.ik wil niet meer',
    'in 2024 begon het',
    'hij sloeg mij twee keer in de pauze',
    '',
  ])('nothing in «%s»', (text) => {
    expect(traces(text)).toEqual([]);
  });
});

describe('what a first message told already', () => {
  it('keeps since when and how often in own words', () => {
    expect(findDetails('al drie weken, elke dag op het plein', now)).toEqual({
      sinds: { woorden: 'al drie weken', datum: '2026-10-30' },
      hoeVaak: 'elke dag',
      waar: ['plein'],
      wieWeet: [],
    });
  });

  it('gives no date where two readings are possible', () => {
    expect(findDetails('vorige week dinsdag', now).sinds).toEqual({ woorden: 'vorige week dinsdag' });
  });

  it('takes no phone number for a time', () => {
    expect(findDetails('bel 06-12345678', now).sinds).toBeUndefined();
  });

  it('knows groep or klas, not the groep in which it began', () => {
    expect(findDetails('sinds groep 5, ik zit nu in 7b', now).groep).toBe('7b');
  });

  it.each([
    ['op insta', 'online', 'instagram'],
    ['in de taxi', 'taxi', undefined],
    ['bij gym', 'gym', undefined],
    ['op de bso', 'opvang', undefined],
    ['in de bus', 'bus', undefined],
  ])('knows where: «%s»', (text, place, platform) => {
    const details = findDetails(text, now);
    expect(details.waar).toContain(place);
    expect(details.platform).toBe(platform);
  });

  it.each([
    ['mijn moeder weet het', ['moeder']],
    ['ik heb het tegen de juf verteld', ['juf']],
    ['niemand weet het', ['niemand']],
    ['mijn moeder weet het niet', []],
  ])('knows who was told: «%s»', (text, expected) => {
    expect(findDetails(text, now).wieWeet).toEqual(expected);
  });
});
