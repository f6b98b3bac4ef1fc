import { z } from 'zod';
import { type SchoolId, toMedewerkerId, toRolId, toSchoolId } from '../../domain/ids.js';
import type { Medewerker, Weekday } from '../../domain/medewerker.js';
import { SchoolpakketInvalid } from '../../errors.js';
import { toProblems, toText } from './problem.js';
import { readYaml } from './yaml-file.js';

const weekdays = { ma: 1, di: 2, wo: 3, do: 4, vr: 5 } as const satisfies Record<string, Weekday>;

const person = z.strictObject({
  id: z
    .string()
    .regex(/^demo-[a-z0-9-]+$/, { error: 'Start it with demo-' })
    .transform(toMedewerkerId),
  naam: z.string().trim().min(1),
  email: z
    .string()
    .regex(/^[a-z0-9.-]+@example\.org$/, { error: 'Use an address at example.org, which nobody has' }),
  rollen: z.array(z.string().transform(toRolId)).min(1),
  werkdagen: z
    .array(z.enum(['ma', 'di', 'wo', 'do', 'vr']))
    .min(1)
    .transform((days): readonly Weekday[] => days.map((day) => weekdays[day])),
});
const schema = z.strictObject({
  versie: z.literal(1),
  scholen: z.record(z.string(), z.array(person)),
});

/**
 * People to try the program with, per school. Their ids are the same at every start.
 * @throws {SchoolpakketInvalid} With every problem of the file.
 */
export async function readDemonstration(name: string): Promise<ReadonlyMap<SchoolId, readonly Medewerker[]>> {
  const read = await readYaml(name);
  const parsed = read.ok ? schema.safeParse(read.file.value, { reportInput: true }) : undefined;
  if (parsed?.success) {
    return new Map(
      Object.entries(parsed.data.scholen).map(([school, people]) => [toSchoolId(school), people]),
    );
  }
  const problems = read.ok ? toProblems(read.file, parsed?.error.issues ?? []) : read.problems;
  throw new SchoolpakketInvalid({ problems: problems.map(toText).join('\n') });
}
