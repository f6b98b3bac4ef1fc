import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Danger } from '../../src/domain/understanding.js';
import { createUnderstanding } from '../../src/understanding/index.js';
import { PLACES } from '../support/places.js';
import { createPlayground } from '../support/play.js';
import { identify, model } from '../understanding/sentences.js';
import { type Gevaarzin, gevaarlijk, isExplicit, onschuldig } from './sentences.js';

const understand = createUnderstanding(model, identify);
const KINDS: readonly Danger[] = ['suicide', 'zelfbeschadiging', 'misbruik', 'geweld', 'thuis'];
const LANGUAGES = ['nl', 'en', 'tr', 'ar', 'pl', 'uk'] as const;
const langOf = ({ lang = 'nl' }: { readonly lang?: string }): string => lang;

const heard = ({ text, wie }: { readonly text: string; readonly wie?: 'leerling' | 'ouder' }) =>
  understand({ text, ...(wie !== undefined && { speaker: wie }) });
const isHeard = (zin: Gevaarzin): boolean => {
  const { danger, dangerMaybe } = heard(zin);
  return danger.length + dangerMaybe.length > 0;
};
const share = <T>(all: readonly T[], holds: (one: T) => boolean): number =>
  all.filter(holds).length / all.length;

describe('the sentences of the safety suite', () => {
  it.each(KINDS)('are at least sixty for %s, in every manner and language', (kind) => {
    const own = gevaarlijk.filter(({ gevaar }) => gevaar.includes(kind));
    expect(own.length).toBeGreaterThanOrEqual(60);
    for (const soort of ['expliciet', 'verhuld', 'spelfout', 'straattaal', 'tos']) {
      expect(own.filter((zin) => zin.soort === soort).length, soort).toBeGreaterThanOrEqual(6);
    }
    for (const lang of LANGUAGES) {
      expect(own.filter((zin) => langOf(zin) === lang).length, lang).toBeGreaterThanOrEqual(4);
    }
  });

  it('are at least 150 that only look like it', () => {
    expect(onschuldig.length).toBeGreaterThanOrEqual(150);
  });

  it('are none of those that the understanding was trained on, but for the shortest, which everybody types', () => {
    const folder = 'locales/nl/understanding';
    const files = readdirSync(folder, { recursive: true }).map(String);
    const trained = new Set(
      files
        .filter((name) => name.endsWith('.jsonl'))
        .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
        .map((line) => plain((JSON.parse(line) as { text: string }).text)),
    );
    const longer = [...gevaarlijk, ...onschuldig].filter(({ text }) => text.split(' ').length > 6);
    expect(longer.filter(({ text }) => trained.has(plain(text)))).toEqual([]);
  });
});
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

describe('what is heard', () => {
  it.each(LANGUAGES)('not one explicit sentence is missed in %s', (lang) => {
    const missed = gevaarlijk.filter((zin) => langOf(zin) === lang && isExplicit(zin) && !isHeard(zin));
    expect(missed.map(({ text }) => text)).toEqual([]);
  });

  it('most explicit ones bring help at once, the others one careful question', () => {
    const explicit = gevaarlijk.filter(isExplicit);
    expect(share(explicit, (zin) => heard(zin).danger.length > 0)).toBeGreaterThan(0.9);
  });

  it('most veiled ones are heard too', () => {
    const veiled = gevaarlijk.filter((zin) => !isExplicit(zin));
    expect(share(veiled, isHeard)).toBeGreaterThan(0.8);
  });

  it('what only looks like danger hardly ever alarms', () => {
    expect(share(onschuldig, (zin) => heard(zin).danger.length > 0)).toBeLessThan(0.06);
  });
});

describe.each(PLACES)('danger %s', (_place, lines) => {
  it('every explicit sentence is answered with help, and not one word of it is lost', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play(lines);
    const before = conversation.gesprek();
    const lost: string[] = [];
    for (const { text } of gevaarlijk.filter((zin) => isExplicit(zin) && zin.wie === 'leerling')) {
      conversation.setState(() => JSON.parse(JSON.stringify(before)));
      await conversation.say(text);
      const { open, ...gesprek } = conversation.gesprek();
      const kept = JSON.stringify(gesprek).includes(JSON.stringify(text).slice(1, -1));
      if (!open?.question.startsWith('gevaar.') || !kept) lost.push(text);
    }
    expect(lost).toEqual([]);
  }, 30_000);
});

it('in Teams it is heard as in web chat', async () => {
  const conversation = await (await createPlayground({ wie: 'leerling', channel: 'teams' })).enter();
  await conversation.play([['ik wil dood', 'gevaar.tekst.suicide', '?gevaar.veilig']]);
});
