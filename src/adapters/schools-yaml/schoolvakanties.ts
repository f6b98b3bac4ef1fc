import { z } from 'zod';
import type { IsoDate } from '../../domain/ids.js';
import type { Regio } from '../../domain/schoolpakket.js';
import { type Problem, problemAt, toProblems } from './problem.js';
import { isoDate } from './schoolpakket-schema.js';
import { readYaml, type YamlFile } from './yaml-file.js';

export interface Periode {
  readonly van: IsoDate;
  readonly totEnMet: IsoDate;
}

/** One school holiday in the three regions. */
export interface Schoolvakantie {
  readonly naam: string;
  readonly dagen: Readonly<Record<Regio, Periode>>;
  /** Advice that schools follow or not: nothing is promised about these days. */
  readonly perSchool: boolean;
}

const periode = z.strictObject({ van: isoDate, totEnMet: isoDate });
const schema = z.strictObject({
  versie: z.literal(1),
  vakanties: z
    .array(
      z.strictObject({
        naam: z
          .string()
          .regex(/^[a-z]+(-[a-z]+)*-\d{4}$/, { error: 'Write a name and a year, such as herfst-2026' }),
        /** The three regions, or `alle` when they are free together. */
        alle: periode.exactOptional(),
        noord: periode.exactOptional(),
        midden: periode.exactOptional(),
        zuid: periode.exactOptional(),
        perSchool: z.boolean().exactOptional(),
        /** E: the government's own page; D: a third party; A: general knowledge that nobody checked. */
        status: z.enum(['E', 'D', 'A']),
        bron: z.string().min(1),
      }),
    )
    .min(1),
});

/** Reads the table of school holidays. */
export async function readSchoolvakanties(
  name: string,
): Promise<{ readonly vakanties: readonly Schoolvakantie[]; readonly problems: readonly Problem[] }> {
  const read = await readYaml(name);
  if (!read.ok) return { vakanties: [], problems: read.problems };
  const parsed = schema.safeParse(read.file.value, { reportInput: true });
  if (!parsed.success) return { vakanties: [], problems: toProblems(read.file, parsed.error.issues) };
  const problems: Problem[] = [];
  const vakanties = parsed.data.vakanties.flatMap((row, at) => {
    const noord = row.noord ?? row.alle;
    const midden = row.midden ?? row.alle;
    const zuid = row.zuid ?? row.alle;
    if (noord === undefined || midden === undefined || zuid === undefined) {
      const mend = 'Add noord, midden and zuid, or alle.';
      problems.push(problemAt(read.file, ['vakanties', at], 'does not have all three regions.', mend));
      return [];
    }
    const dagen = { noord, midden, zuid };
    problems.push(...checkOrder(read.file, at, dagen));
    return [{ naam: row.naam, dagen, perSchool: row.perSchool ?? false }];
  });
  return { vakanties, problems };
}

const checkOrder = (file: YamlFile, at: number, dagen: Schoolvakantie['dagen']): Problem[] =>
  Object.entries(dagen)
    .filter(([, { van, totEnMet }]) => van > totEnMet)
    .map(([regio]) =>
      problemAt(file, ['vakanties', at, regio], 'ends before it starts.', 'Write the last free day.'),
    );
