// Understanding as a filter, and the tools around it:
//   npm run -s begrijp                       JSON lines in, JSON lines out
//   npm run -s begrijp -- --score FILE       scores a labelled file; the mistakes on stderr
//   npm run -s begrijp -- --unseen           trains without each voice in turn and scores it on that voice
//   npm run -s begrijp -- --calibrate        the same, and sets the limits between yes, perhaps and no
//   npm run -s begrijp -- --page             writes the scores, learning curve and confusions of today into the page
//                                            about understanding; what it is against nlp.js, `npm run bench` writes
//   npm run -s begrijp -- --check            near-duplicates, label conflicts and leaks among the sentences
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { loadModel } from '../adapters/ears-dutch/model-file.js';
import { createEldLanguageIdentifier } from '../adapters/language-eld/index.js';
import { createUnderstanding } from '../understanding/index.js';
import type { Calibration } from '../understanding/model.js';
import { type Labelled, score } from '../understanding/score.js';
import { checkSentences } from '../understanding/train/check.js';
import { toConfusionTable } from './understanding/confusions.js';
import { toLearningCurve } from './understanding/learning-curve.js';
import { fillSection } from './understanding/page.js';
import { toScoreTables } from './understanding/score-tables.js';
import { readSentences, taughtBy } from './understanding/sentences.js';
import { calibrateOnUnseen, scoreApart, scoreLanguages, scoreUnseen } from './understanding/unseen-scores.js';

const LOCALES = 'locales';
const CALIBRATION = 'src/understanding/calibration.json';
const PAGE = 'deployment/docs/understanding.md';
const SPEAKERS = ['leerling', 'ouder', 'medewerker'] as const;
const USE =
  'Use: begrijp [--score FILE.jsonl | --unseen | --calibrate | --page | --check]. Without an option it reads JSON lines from stdin.\n';

type Parsed =
  | { readonly ok: true; readonly value: Labelled }
  | { readonly ok: false; readonly error: string };

function parseLine(line: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { ok: false, error: 'This line is no JSON.' };
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') {
    return { ok: false, error: 'This line has no "text".' };
  }
  const { speaker, lang, ...rest } = value as Labelled;
  const known = SPEAKERS.find((name) => name === speaker);
  return {
    ok: true,
    value: {
      ...rest,
      ...(known === undefined ? {} : { speaker: known }),
      ...(typeof lang === 'string' ? { lang } : {}),
    },
  };
}

const { identify } = createEldLanguageIdentifier();
const write = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);
/** Says how far the training is: it takes minutes. */
const tell = (part: string) => (voice: string) =>
  void process.stderr.write(`${voice} scored, having read ${part} of the others\n`);
const complain = (value: object) => process.stderr.write(`${JSON.stringify(value)}\n`);

async function filter(): Promise<void> {
  const understand = createUnderstanding(loadModel(), identify);
  const answer = (line: string): object => {
    const parsed = parseLine(line);
    if (!parsed.ok) return { error: parsed.error };
    const { text, speaker, lang } = parsed.value;
    return understand({
      text,
      ...(speaker === undefined ? {} : { speaker }),
      ...(lang === undefined ? {} : { lang }),
    });
  };
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!write(answer(line))) await new Promise((drained) => process.stdout.once('drain', drained));
  }
}

const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

function scoreFile(file: string): void {
  const labelled: Labelled[] = [];
  for (const [index, line] of linesOf(file).entries()) {
    const parsed = parseLine(line);
    if (parsed.ok) labelled.push(parsed.value);
    else complain({ line: index + 1, error: parsed.error });
  }
  const result = score(createUnderstanding(loadModel(), identify), labelled);
  result.mistakes.forEach(complain);
  write(result.score);
}

function calibrate(): void {
  const { perhapsIn } = JSON.parse(readFileSync(CALIBRATION, 'utf8')) as Calibration;
  const calibration = { ...calibrateOnUnseen(readSentences(LOCALES)), ...(perhapsIn && { perhapsIn }) };
  // Lists of numbers on one line, as the formatter wants them.
  const text = JSON.stringify(calibration, null, 2).replace(
    /\[[^\]]*\]/g,
    (list) => `[${list.slice(1, -1).trim().replace(/\s+/g, ' ')}]`,
  );
  writeFileSync(CALIBRATION, `${text}\n`);
  write(calibration);
}

function writePage(): void {
  const sentences = readSentences(LOCALES);
  const model = loadModel();
  const unseen = scoreUnseen(sentences, tell('all'));
  const made = {
    scores: toScoreTables(unseen, scoreApart(sentences, model), scoreLanguages(sentences)),
    curve: toLearningCurve(
      sentences.voices,
      unseen.together,
      (taught, part) => scoreUnseen(sentences, tell(part), taught).together,
    ),
    confusions: toConfusionTable(unseen.mistakes, unseen.together),
  };
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(
    PAGE,
    Object.entries(made).reduce((filled, [name, text]) => fillSection(filled, name, text), page),
  );
}

function check(): void {
  const sentences = readSentences(LOCALES);
  const found = checkSentences(taughtBy(sentences), sentences.apart);
  found.forEach(complain);
  write({ found: found.length });
  if (found.some(({ problem }) => problem !== 'near-duplicate')) process.exitCode = 1;
}

const [option, file] = process.argv.slice(2);
if (option === undefined) await filter();
else if (option === '--score' && file !== undefined) scoreFile(file);
else if (option === '--unseen') {
  const sentences = readSentences(LOCALES);
  const { voices, neutraal, together } = scoreUnseen(sentences, tell('all'));
  const apart = scoreApart(sentences, loadModel());
  write({ ...voices, neutraal, together, ...apart, ...scoreLanguages(sentences) });
} else if (option === '--calibrate') calibrate();
else if (option === '--page') writePage();
else if (option === '--check') check();
else {
  process.stderr.write(USE);
  process.exitCode = 2;
}
