import {
  findSchoolFiles,
  hulplijnWarnings,
  type Problem,
  readHulplijnen,
  readSchools,
  schoolJsonSchema,
  toText,
} from '../adapters/schools-yaml/index.js';
import { dayOf } from '../domain/calendar.js';

async function check(given: readonly string[]): Promise<void> {
  const folder = process.env.SCHOLEN_DIR?.trim() || 'deployment/scholen';
  const found = given.length > 0 ? { ok: true as const, files: given } : await findSchoolFiles(folder);
  const { schools, problems } = found.ok
    ? await readSchools(found.files)
    : { schools: [], problems: [found.problem] };
  const today = dayOf(new Date());
  // With named files only those are asked about.
  const helplines =
    given.length > 0 ? { hulplijnen: [], problems: [] } : await readHulplijnen('deployment/hulplijnen.yaml');
  print('error', [...problems, ...helplines.problems]);
  print('warning', hulplijnWarnings('deployment/hulplijnen.yaml', helplines.hulplijnen, today));
  print(
    'warning',
    schools.flatMap((school) => school.warnings(today)),
  );
  if (problems.length + helplines.problems.length > 0) {
    process.exitCode = 1;
  } else {
    console.log(
      schools.length === 1 ? '1 schoolpakket is valid.' : `${schools.length} schoolpakketten are valid.`,
    );
  }
}

function print(kind: 'error' | 'warning', problems: readonly Problem[]): void {
  for (const problem of problems) console.error(`${kind}: ${toText(problem)}`);
}

const given = process.argv.slice(2);
if (given[0] === '--schema') console.log(JSON.stringify(schoolJsonSchema(), null, 2));
else await check(given);
