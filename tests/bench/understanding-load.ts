// One engine of understanding in a process of its own: understanding-load.js ENGINE MODEL SENTENCES PEERS. Tells how long it
// takes from a bare Node to the first answer, how much memory is in use then, and how long each sentence takes.
import { readFileSync } from 'node:fs';

const SENTENCE = 'ze doen elke dag gemeen tegen mij op het plein';
/** Rounds before the clock runs, and with it. */
const WARM = 4;
const TIMED = 2;

const [engine, model = '', sentences = '', peers = ''] = process.argv.slice(2);
const before = used();
const start = performance.now();
const recognise = engine === 'ours' ? await openOurs() : await openNlpJs();
await recognise(SENTENCE);
const loadMs = performance.now() - start;
const megabytes = (used() - before) / 1e6;
// Asked after the memory is counted, so that it is still there then.
const times = await time(JSON.parse(readFileSync(sentences, 'utf8')));
process.stdout.write(JSON.stringify({ loadMs, megabytes, times }));

async function openOurs(): Promise<(text: string) => unknown> {
  const { createUnderstanding, readModel } = await import('./our-engine.js');
  const understand = createUnderstanding(readModel(readFileSync(model)));
  return (text) => understand({ text });
}

async function openNlpJs(): Promise<(text: string) => unknown> {
  const { loadNlpJs } = await import('./nlp-js.js');
  return loadNlpJs(peers, JSON.parse(readFileSync(model, 'utf8')));
}

async function time(texts: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < WARM + TIMED; round += 1)
    for (const text of texts) {
      const asked = performance.now();
      await recognise(text);
      if (round >= WARM) times.push((performance.now() - asked) * 1000);
    }
  return times;
}

function used(): number {
  gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
