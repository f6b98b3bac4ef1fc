import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SchoolpakketInvalid, UnknownSchool } from '../../errors.js';
import type { Logger } from '../../ports/logger.js';
import type { SchoolStore } from '../../ports/school-store.js';
import { createSchoolCalendar } from './calendar.js';
import { createFeestdagen } from './feestdagen.js';
import { type Problem, toText } from './problem.js';
import { readSchools } from './read-schools.js';
import { readSchoolvakanties } from './schoolvakanties.js';

export { readDemonstration } from './demonstration.js';
export { createHulplijnen, hulplijnWarnings, readHulplijnen } from './hulplijnen.js';
export { type Problem, toText } from './problem.js';
export { problemsOfText, readSchools } from './read-schools.js';
export { type SchoolFileInput, schoolJsonSchema } from './schoolpakket-schema.js';
export { isTermijn } from './termijn.js';
export { toSchoolText } from './write-school.js';

export interface YamlSchoolsOptions {
  /** Holds one `SLUG.yaml` a school. */
  readonly folder: string;
  /** The table of school holidays, such as `deployment/schoolvakanties.yaml`. */
  readonly holidays: string;
  readonly logger: Logger;
}

/**
 * Reads all schoolpakketten of a folder, once.
 * @throws {SchoolpakketInvalid} With every problem of every file, each with its line and how to mend it.
 */
export async function createYamlSchools({
  folder,
  holidays,
  logger,
}: YamlSchoolsOptions): Promise<SchoolStore> {
  const [{ schools, problems: schoolProblems }, { vakanties, problems: holidayProblems }] = await Promise.all(
    [
      findSchoolFiles(folder).then((found) =>
        found.ok ? readSchools(found.files) : { schools: [], problems: [found.problem] },
      ),
      readSchoolvakanties(holidays),
    ],
  );
  const problems = [...schoolProblems, ...holidayProblems];
  if (problems.length > 0) throw new SchoolpakketInvalid({ problems: problems.map(toText).join('\n') });

  const feestdag = await createFeestdagen();
  const entries = schools.map(({ schoolpakket, kalender }) => {
    const { regio } = schoolpakket;
    const calendar = createSchoolCalendar({ ...(regio && { regio }), kalender, vakanties, feestdag });
    return [schoolpakket.id as string, { schoolpakket, calendar }] as const;
  });
  const byId = new Map(entries);
  const all = schools
    .map(({ schoolpakket }) => schoolpakket)
    .sort((a, b) => a.naam.localeCompare(b.naam, 'nl'));
  const entryOf = (id: string) => {
    const entry = byId.get(id);
    if (entry === undefined) throw new UnknownSchool({ school: id });
    return entry;
  };
  logger.info({ event: 'schools.loaded', count: all.length });
  return {
    all: () => all,
    find: (id) => byId.get(id)?.schoolpakket,
    get: (id) => entryOf(id).schoolpakket,
    calendar: (id) => entryOf(id).calendar,
  };
}

/** The schoolpakketten in a folder, by name. */
export async function findSchoolFiles(
  folder: string,
): Promise<
  { readonly ok: true; readonly files: readonly string[] } | { readonly ok: false; readonly problem: Problem }
> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.yaml')).sort();
  if (files.length > 0) return { ok: true, files: files.map((name) => join(folder, name)) };
  const mend = 'Put one SLUG.yaml a school in it, or set SCHOLEN_DIR to the folder that holds them.';
  return { ok: false, problem: { file: folder, line: 1, path: '', wrong: 'holds no schoolpakket.', mend } };
}
