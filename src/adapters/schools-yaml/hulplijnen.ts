import { z } from 'zod';
import type { IsoDate } from '../../domain/ids.js';
import {
  HULPLIJNEN,
  type Hulplijn,
  type Kanaal,
  NAKIJKEN_NA,
  type Open,
  type Tijd,
  teOud,
} from '../../domain/verwijzing/hulplijn.js';
import { toMinutes } from '../../domain/verwijzing/opening.js';
import { HulplijnenInvalid } from '../../errors.js';
import type { Hulplijnen } from '../../ports/hulplijnen.js';
import { createFeestdagen } from './feestdagen.js';
import { type Problem, problemAt, toProblems, toText } from './problem.js';
import { isoDate, text } from './schema-basics.js';
import { readYaml, type YamlFile } from './yaml-file.js';

/** E: the organisation's own page; D: a third party; A: general knowledge that nobody checked, never shown as fact. */
const status = z.enum(['E', 'D', 'A']);
const tijd = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'Write a time of the day as 08:00' })
  .transform((given) => given as Tijd);
const dag = z.literal([1, 2, 3, 4, 5, 6, 7]);
const tijden = z.strictObject({
  dagen: z.array(dag).min(1),
  van: tijd,
  tot: tijd,
  feestdagen: z.enum(['open', 'dicht']),
  status,
});
const kanaal = z.strictObject({
  soort: z.enum(['bellen', 'chat', 'app', 'mail', 'site']),
  waar: text,
  open: z.union([z.enum(['altijd', 'onbekend']), tijden], {
    error: 'Write altijd, onbekend, or a group of dagen, van, tot, feestdagen and status',
  }),
  kosten: z.strictObject({ wat: z.enum(['gratis', 'lokaal-tarief']), status }).exactOptional(),
  status,
  bron: text,
});
const schema = z.strictObject({
  versie: z.literal(1),
  hulplijnen: z
    .array(
      z.strictObject({
        id: z.enum(HULPLIJNEN),
        naam: text,
        leeftijd: z.strictObject({ van: z.int().min(0), totEnMet: z.int().min(0) }).exactOptional(),
        talen: z.array(z.string().regex(/^[a-z]{2}$/, { error: 'Write a language as nl' })).min(1),
        nagekeken: isoDate,
        kanalen: z.array(kanaal).min(1),
      }),
    )
    .min(1),
});
type HulplijnInput = z.output<typeof schema>['hulplijnen'][number];
type KanaalInput = z.output<typeof kanaal>;

/**
 * Reads the helplines of the installation, once.
 * @throws {HulplijnenInvalid} With every problem of the file, each with its line and how to mend it.
 */
export async function createHulplijnen({ file }: { readonly file: string }): Promise<Hulplijnen> {
  const { hulplijnen, problems } = await readHulplijnen(file);
  if (problems.length > 0) throw new HulplijnenInvalid({ problems: problems.map(toText).join('\n') });
  const feestdag = await createFeestdagen();
  return { all: () => hulplijnen, isFeestdag: (day) => feestdag(day) === 'vrij' };
}

/** Reads the helplines; what nobody checked is left out. */
export async function readHulplijnen(
  name: string,
): Promise<{ readonly hulplijnen: readonly Hulplijn[]; readonly problems: readonly Problem[] }> {
  const read = await readYaml(name);
  if (!read.ok) return { hulplijnen: [], problems: read.problems };
  const parsed = schema.safeParse(read.file.value, { reportInput: true });
  if (!parsed.success) return { hulplijnen: [], problems: toProblems(read.file, parsed.error.issues) };
  const given = parsed.data.hulplijnen;
  return {
    hulplijnen: given.map(toHulplijn),
    problems: [
      ...given.flatMap((lijn, at) => problemsOf(read.file, lijn, at, given)),
      ...missing(read.file, given),
    ],
  };
}

/** Here a fact of status A ends: nothing behind this function knows of it. */
function toHulplijn({ id, naam, leeftijd, talen, nagekeken, kanalen }: HulplijnInput): Hulplijn {
  return {
    id,
    naam,
    ...(leeftijd && { leeftijd }),
    talen,
    nagekeken,
    kanalen: kanalen.filter(({ status }) => status !== 'A').map(toKanaal),
  };
}

const toKanaal = ({ soort, waar, open, kosten }: KanaalInput): Kanaal => ({
  soort,
  waar,
  open: toOpen(open),
  ...(kosten !== undefined && kosten.status !== 'A' && { gratis: kosten.wat === 'gratis' }),
});

function toOpen(open: KanaalInput['open']): Open {
  if (typeof open === 'string') return { kind: open };
  if (open.status === 'A') return { kind: 'onbekend' };
  const { dagen, van, tot, feestdagen } = open;
  return { kind: 'tijden', dagen, van, tot, dichtOpFeestdagen: feestdagen === 'dicht' };
}

function problemsOf(
  file: YamlFile,
  { id, leeftijd, kanalen }: HulplijnInput,
  at: number,
  all: readonly HulplijnInput[],
): readonly Problem[] {
  const path = ['hulplijnen', at];
  const found: Problem[] = [];
  if (all.findIndex((lijn) => lijn.id === id) !== at) {
    found.push(problemAt(file, [...path, 'id'], 'is there twice.', 'Leave one of them out.'));
  }
  if (leeftijd !== undefined && leeftijd.van > leeftijd.totEnMet) {
    found.push(
      problemAt(file, [...path, 'leeftijd'], 'ends before it starts.', 'Write the youngest age first.'),
    );
  }
  if (kanalen.every(({ status }) => status === 'A')) {
    found.push(
      problemAt(
        file,
        [...path, 'kanalen'],
        'has no way that anybody checked.',
        'Look one up, and give its source.',
      ),
    );
  }
  kanalen.forEach(({ open }, place) => {
    if (typeof open === 'string' || toMinutes(open.van) < toMinutes(open.tot)) return;
    found.push(
      problemAt(
        file,
        [...path, 'kanalen', place, 'open'],
        'closes before it opens.',
        'Write the opening time in van.',
      ),
    );
  });
  return found;
}

const missing = (file: YamlFile, given: readonly HulplijnInput[]): readonly Problem[] =>
  HULPLIJNEN.filter((id) => !given.some((lijn) => lijn.id === id)).map((id) =>
    problemAt(file, ['hulplijnen'], `has no ${id}.`, 'Add it: the program may have to point to it.'),
  );

/** What a human must look up again. */
export const hulplijnWarnings = (
  file: string,
  hulplijnen: readonly Hulplijn[],
  today: IsoDate,
): readonly Problem[] =>
  teOud(hulplijnen, today).map(({ id, nagekeken }) => ({
    file,
    line: 1,
    path: id,
    wrong: `was looked up last on ${nagekeken}, ${NAKIJKEN_NA} days ago or more.`,
    mend: 'Call the number, open the site, and write the day in nagekeken.',
  }));
