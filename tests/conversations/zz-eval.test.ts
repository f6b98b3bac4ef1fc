import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'vitest';
import words from '../../locales/nl/geheime-woorden.json' with { type: 'json' };
import { createDutchEars } from '../../src/adapters/ears-dutch/index.js';
import { createTerugkomcodeParser } from '../../src/domain/terugkomcode.js';
import { hear } from '../../src/use-cases/hear.js';
it('eval', () => {
  const ears = createDutchEars({ terugkomcodes: createTerugkomcodeParser(words), clock: { now: () => new Date() } });
  const dir = 'locales/nl/understanding/';
  const files = [...readdirSync(dir).filter((f) => f.endsWith('.jsonl')).map((f) => dir + f), ...readdirSync(`${dir}stemmen`).map((f) => `${dir}stemmen/${f}`)];
  const count: Record<string, Record<string, number>> = {};
  const show: Record<string, string[]> = {};
  let t = 0; let n = 0;
  for (const f of files) for (const line of readFileSync(f, 'utf8').trim().split('\n')) {
    let o; try { o = JSON.parse(line); } catch { continue; }
    if (!o.intent) continue;
    const s = performance.now(); ears.vragen(o.text); t += performance.now() - s; n += 1;
    const h = hear(ears, { text: o.text }, undefined, { lang: 'nl', speaker: o.speaker });
    const v = h.vraag?.vraag ?? '-';
    count[o.intent] ??= {}; const c = count[o.intent] ?? {}; c[v] = (c[v] ?? 0) + 1;
    (show[`${o.intent} ${v}`] ??= []).push(o.text);
  }
  console.log('us per vragen', (t / n) * 1000, n);
  for (const [i, c] of Object.entries(count)) console.log(i, JSON.stringify(Object.fromEntries(Object.entries(c).sort((a, b) => b[1] - a[1]))));
  let seed = 7; const rnd = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const sample = (k: string, m: number) => { for (const x of (show[k] ?? []).sort(() => rnd() - 0.5).slice(0, m)) console.log(`[${k}] ${x}`); };
  for (const k of Object.keys(show).filter((x) => x.startsWith('melden ') && !x.endsWith(' -'))) sample(k, 8);
  sample('aanpak_school -', 30); sample('contact -', 10); sample('tips -', 15); sample('klacht -', 8);
  for (const k of Object.keys(show).filter((x) => x.startsWith('overig ') && !x.endsWith(' -'))) sample(k, 5);
  for (const k of Object.keys(show).filter((x) => x.startsWith('aanpak_school ') && !x.endsWith(' -'))) sample(k, 4);
});
