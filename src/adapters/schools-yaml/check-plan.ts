import type { Schoolpakket, Stap, Stappenplan } from '../../domain/schoolpakket.js';
import { type Path, type Problem, problemAt } from './problem.js';
import type { YamlFile } from './yaml-file.js';

const clocks: readonly string[] = ['opening', 'melding', 'intake'];

/** Whether every way through the plan leads on. */
export function checkPlan(file: YamlFile, { stappenplan }: Schoolpakket): Problem[] {
  const { stappen, start } = stappenplan;
  const at = (...path: Path): Path => ['stappenplan', ...path];
  const starts = Object.values(start).flat();
  return [
    ...references(stappenplan).flatMap(([path, id, known]) =>
      known.includes(id)
        ? []
        : [problemAt(file, at(...path), `there is no "${id}".`, `Use one of ${known.join(', ')}.`)],
    ),
    ...(starts.length > 0
      ? []
      : [problemAt(file, at('start'), 'starts nothing.', 'Name the first step under vastgesteld.')]),
    ...stappen.flatMap((stap, index) =>
      stepProblems(stap).map(([field, wrong, mend]) =>
        problemAt(file, at('stappen', index, ...field), wrong, mend),
      ),
    ),
    ...untoldNumbers(file, stappen),
    ...loopsByThemselves(file, stappen),
  ];
}

type Reference = readonly [path: Path, id: string, known: readonly string[]];

function references({ stappen, start, herhaling, lijnen }: Stappenplan): readonly Reference[] {
  const ids = stappen.map(({ id }) => id);
  const lines = lijnen.map(({ id }) => id);
  const each = (path: Path, names: readonly string[]) =>
    names.map((name, index): Reference => [[...path, index], name, ids]);
  const one = (path: Path, name: string | undefined, known: readonly string[]): readonly Reference[] =>
    name === undefined ? [] : [[path, name, known]];
  return [
    ...Object.entries(start).flatMap(([outcome, names]) => each(['start', outcome], names)),
    ...each(['herhaling'], herhaling),
    ...lijnen.flatMap(({ begin }, index) => each(['lijnen', index, 'begin'], begin)),
    ...stappen.flatMap(({ lijn, vanaf, vraag, daarna, draagtOverAan }, index) => {
      const path: Path = ['stappen', index];
      return [
        ...one([...path, 'lijn'], lijn, lines),
        ...one([...path, 'vanaf'], vanaf, [...clocks, ...ids]),
        ...one([...path, 'draagtOverAan'], draagtOverAan, lines),
        ...each([...path, 'daarna'], daarna),
        ...each([...path, 'vraag', 'ja'], vraag?.ja ?? []),
        ...each([...path, 'vraag', 'nee'], vraag?.nee ?? []),
      ];
    }),
  ];
}

type Found = readonly [field: Path, wrong: string, mend: string];

function stepProblems(stap: Stap): readonly Found[] {
  const { id, vraag, daarna, momenten, termijn, tekst, lijn, draagtOverAan, uiterste, altijdMogelijk } = stap;
  const found: Found[] = [];
  if (clocks.includes(id))
    found.push([['id'], `"${id}" is the name of a clock.`, 'Give the step another id.']);
  if (vraag !== undefined && daarna.length > 0) {
    found.push([['daarna'], 'stands beside vraag.', 'Move the steps to ja and nee of the vraag.']);
  }
  if (vraag !== undefined && vraag.nee.length === 0) {
    found.push([
      ['vraag', 'nee'],
      'leads nowhere.',
      'Name the step that follows, if need be this one again.',
    ]);
  }
  if (momenten.length > 0 && vraag === undefined) {
    found.push([['momenten'], 'ask nothing.', 'Add the vraag that is put at each of the moments.']);
  }
  if (momenten.length > 0 && termijn.soort !== 'geen') {
    found.push([['termijn'], 'stands beside momenten.', 'Remove one of the two.']);
  }
  if ((tekst.leerling === undefined) !== (tekst.ouder === undefined)) {
    const missing = tekst.leerling === undefined ? 'leerling' : 'ouder';
    found.push([
      ['tekst', missing],
      'is missing.',
      'Tell the step to leerling and ouder both, or to neither.',
    ]);
  }
  if (draagtOverAan !== undefined && lijn === undefined) {
    found.push([['lijn'], 'is missing.', 'A step that hands over belongs to a line.']);
  }
  if (uiterste && altijdMogelijk) {
    found.push([
      ['altijdMogelijk'],
      'a last resort is not possible at any moment.',
      'Remove one of the two.',
    ]);
  }
  return found;
}

/** A number of the protocol that the conversation would pass over. */
function untoldNumbers(file: YamlFile, stappen: readonly Stap[]): Problem[] {
  return stappen.flatMap(({ nummer }, index) => {
    const same = stappen.filter((stap) => stap.nummer === nummer);
    if (same[0] !== stappen[index] || same.some(({ tekst }) => tekst.leerling !== undefined)) return [];
    const path: Path = ['stappenplan', 'stappen', index, 'tekst'];
    return [
      problemAt(
        file,
        path,
        `nothing tells a leerling of step ${nummer}.`,
        'Add leerling and ouder to one of its steps.',
      ),
    ];
  });
}

/** A ring of steps that can all be not needed would go round without anybody. */
function loopsByThemselves(file: YamlFile, stappen: readonly Stap[]): Problem[] {
  const byId = new Map(stappen.map((stap) => [stap.id, stap]));
  const passesOn = (id: string): readonly string[] => {
    const stap = byId.get(id);
    if (stap === undefined || stap.alleenAls.length === 0) return [];
    return stap.vraag?.ja ?? stap.daarna;
  };
  return stappen.flatMap(({ id }, index) => {
    const seen = new Set<string>();
    const queue = [...passesOn(id)];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (next === id) {
        const path: Path = ['stappenplan', 'stappen', index, 'alleenAls'];
        return [
          problemAt(file, path, 'the steps go round by themselves.', 'Remove alleenAls from one of them.'),
        ];
      }
      if (!seen.has(next)) queue.push(...passesOn(next));
      seen.add(next);
    }
    return [];
  });
}
