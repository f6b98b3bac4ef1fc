import type { IsoDate } from '../../domain/ids.js';
import type { Schoolpakket } from '../../domain/schoolpakket.js';
import { checkLive } from './check-live.js';
import { checkSchool } from './cross-checks.js';
import { type Problem, problemAt, toProblems } from './problem.js';
import { type Kalender, schoolFileSchema } from './schoolpakket-schema.js';
import { warningsOf } from './warnings.js';
import { parseYaml, readYaml, type YamlFile } from './yaml-file.js';

export interface SchoolFile {
  readonly schoolpakket: Schoolpakket;
  readonly kalender: Kalender;
  /** What does not keep the program from starting, but somebody should know; by the protocol's age on a day. */
  readonly warnings: (today: IsoDate) => readonly Problem[];
}

/** Reads and checks schoolpakketten, each on its own and all of them together. Every problem of every file is found. */
export async function readSchools(
  names: readonly string[],
): Promise<{ readonly schools: readonly SchoolFile[]; readonly problems: readonly Problem[] }> {
  const schools: SchoolFile[] = [];
  const problems: Problem[] = [];
  const firstFile = new Map<string, string>();
  for (const read of await Promise.all(names.map(readYaml))) {
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    const { school, problems: found } = toSchool(read.file);
    problems.push(...found);
    if (school === undefined) continue;
    const { schoolpakket } = school;
    const first = firstFile.get(schoolpakket.id);
    if (first !== undefined) {
      problems.push(
        problemAt(
          read.file,
          ['id'],
          `"${schoolpakket.id}" is the school in ${first} too.`,
          'Give each its own.',
        ),
      );
    }
    firstFile.set(schoolpakket.id, read.file.name);
    schools.push(school);
  }
  return { schools, problems };
}

/** What is wrong with a schoolpakket that is not in a file yet. */
export function problemsOfText(name: string, text: string): readonly Problem[] {
  const read = parseYaml(name, text);
  return read.ok ? toSchool(read.file).problems : read.problems;
}

function toSchool(file: YamlFile): { readonly school?: SchoolFile; readonly problems: readonly Problem[] } {
  const parsed = schoolFileSchema.safeParse(file.value, { reportInput: true });
  if (!parsed.success) return { problems: toProblems(file, parsed.error.issues) };
  const { schoolpakket, kalender } = parsed.data;
  return {
    school: { schoolpakket, kalender, warnings: (today) => warningsOf(file, schoolpakket, today) },
    problems: [...checkSchool(file, schoolpakket, kalender), ...checkLive(file, schoolpakket)],
  };
}
