import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { problemsOfText, toText } from '../adapters/schools-yaml/index.js';
import { composeSchool } from './school-new/compose.js';
import { askSchool } from './school-new/questions.js';

const folder = process.env.SCHOLEN_DIR?.trim() || 'deployment/scholen';
const fileOf = (id: string): string => join(folder, `${id}.yaml`);

/** Reads line by line, so that answers can be piped too. */
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const ask = async (question: string): Promise<string> => {
  process.stdout.write(question);
  const { done, value } = await lines.next();
  if (done) throw new Error('Er kwam geen antwoord meer. Er is niets geschreven.');
  return value;
};
const tell = (line: string): void => console.log(`\n${line}`);

async function run(): Promise<void> {
  if (!existsSync(folder))
    throw new Error(`De map ${folder} is er niet. Zet SCHOLEN_DIR op de map met de scholen.`);
  const school = await askSchool({ ask, tell }, (id) => existsSync(fileOf(id)));
  const file = fileOf(school.id);
  const text = composeSchool(school);
  const problems = problemsOfText(file, text);
  if (problems.length > 0) throw new Error(problems.map(toText).join('\n'));
  // "wx": somebody else may have made it meanwhile.
  await writeFile(file, text, { flag: 'wx' });
  tell(`${file} is geschreven, als proef. Wat het protocol nog meer zegt, vult u daar aan.`);
  console.log('Kijk het na met: npm run -s school:check');
}

try {
  await run();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
