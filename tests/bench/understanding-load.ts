// One engine of understanding in a process of its own: understanding-load.js ENGINE MODEL PEERS. Tells how long it takes
// from a bare Node to the first answer, and how much memory is in use then.
import { readFileSync } from 'node:fs';

const SENTENCE = 'ze doen elke dag gemeen tegen mij op het plein';

const [engine, model = '', peers = ''] = process.argv.slice(2);
const before = used();
const start = performance.now();
const recognise = engine === 'ours' ? await openOurs() : await openNlpJs();
await recognise(SENTENCE);
const ms = performance.now() - start;
const megabytes = (used() - before) / 1e6;
// Asked once more, so that it is still there when the memory is counted.
await recognise(SENTENCE);
process.stdout.write(JSON.stringify({ ms, megabytes }));

async function openOurs(): Promise<(text: string) => unknown> {
  const { createUnderstanding, readModel } = await import('../../src/understanding/index.js');
  const understand = createUnderstanding(readModel(readFileSync(model)));
  return (text) => understand({ text });
}

async function openNlpJs(): Promise<(text: string) => unknown> {
  const { loadNlpJs } = await import('./nlp-js.js');
  return loadNlpJs(peers, JSON.parse(readFileSync(model, 'utf8')));
}

function used(): number {
  gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
