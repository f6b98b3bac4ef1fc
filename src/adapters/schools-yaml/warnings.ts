import type { IsoDate } from '../../domain/ids.js';
import { isVerouderd, rollenMet, type Schoolpakket, type Stappenplan } from '../../domain/schoolpakket.js';
import { reachable } from '../../domain/stappenplan/wegen.js';
import { type Path, type Problem, problemAt } from './problem.js';
import type { YamlFile } from './yaml-file.js';

/** The law's longest suspension (art. 40c WPO, and its equals): one week. */
const longestSuspension = 7;

/** What is not wrong in itself, but somebody should know. */
export function warningsOf(file: YamlFile, pakket: Schoolpakket, today: IsoDate): Problem[] {
  const { protocol } = pakket;
  const date: Path = ['protocol', protocol.herzienVoor === undefined ? 'geldtTot' : 'herzienVoor'];
  return [
    ...(isVerouderd(protocol, today)
      ? [
          problemAt(
            file,
            date,
            'has passed; everybody is told that the protocol is old.',
            'Ask for the new one.',
          ),
        ]
      : []),
    ...functionWarnings(file, pakket),
    ...planWarnings(file, pakket.stappenplan),
    ...suspensionWarnings(file, pakket),
    ...outdatedHelp(file),
  ];
}

function functionWarnings(file: YamlFile, pakket: Schoolpakket): Problem[] {
  const missing = (['aanspreekpunt', 'coordinator'] as const)
    .filter((functie) => rollenMet(pakket, functie).length === 0)
    .map((functie) =>
      problemAt(
        file,
        ['rollen'],
        `no rol is ${functie}, and the law asks for one (art. 4c WPO and its equals).`,
        `Add "functies: [${functie}]" to a rol, or ask the school who it is.`,
      ),
    );
  const noWayAround = pakket.routes.overPersoneel.length === 0;
  const both = pakket.rollen.flatMap(({ functies }, at) =>
    noWayAround && functies.includes('vertrouwenspersoon-intern') && functies.includes('leiding')
      ? [
          problemAt(
            file,
            ['rollen', at, 'functies'],
            'leads the school and is its vertrouwenspersoon, and nobody outside reads what is about staff.',
            'Name a rol with "extern: true" in routes.overPersoneel, so that there is a way around.',
          ),
        ]
      : [],
  );
  return [...missing, ...both];
}

function planWarnings(file: YamlFile, plan: Stappenplan): Problem[] {
  const reached = reachable(plan, [
    ...Object.values(plan.start).flat(),
    ...plan.herhaling,
    ...plan.stappen.filter(({ altijdMogelijk }) => altijdMogelijk).map(({ id }) => id),
  ]);
  return plan.stappen.flatMap(({ id, wie, gesprek, met, kanttekening }, at) => {
    const path: Path = ['stappenplan', 'stappen', at];
    const found: Problem[] = [];
    if (wie.length === 0) {
      found.push(problemAt(file, [...path, 'wie'], 'nobody does this step.', 'Name a rol.'));
    }
    if (!reached.has(id)) {
      found.push(
        problemAt(
          file,
          [...path, 'id'],
          'no way leads to this step.',
          'Name it in start or after another step.',
        ),
      );
    }
    if (
      gesprek === 'samen' &&
      met.includes('gepeste') &&
      met.includes('pester') &&
      kanttekening === undefined
    ) {
      found.push(
        problemAt(
          file,
          [...path, 'gesprek'],
          'puts who is bullied and who bullies in one talk.',
          'Add a kanttekening that says who decides whether that is safe.',
        ),
      );
    }
    return found;
  });
}

function suspensionWarnings(file: YamlFile, { sancties }: Schoolpakket): Problem[] {
  return sancties.flatMap(({ soort, hoogstensDagen, kanttekening }, at) => {
    const path: Path = ['sancties', at, 'hoogstensDagen'];
    if (soort !== 'schorsing') return [];
    if (hoogstensDagen === undefined) {
      if (kanttekening !== undefined) return [];
      return [
        problemAt(
          file,
          path,
          'is missing: this suspension has no end.',
          'Add a kanttekening: by law at most a week.',
        ),
      ];
    }
    return hoogstensDagen > longestSuspension
      ? [
          problemAt(
            file,
            path,
            'is longer than the law allows (a week).',
            'Write at most 7, with a kanttekening.',
          ),
        ]
      : [];
  });
}

const outdated: readonly (readonly [RegExp, string, string])[] = [
  [
    /pestweb/i,
    'names pestweb.nl, which is no helpline any more.',
    'Leave it out; the program shows the helplines of today.',
  ],
  [
    /robotbuddy|chatbot@kindertelefoon/i,
    'names a chat of the Kindertelefoon that is gone.',
    'Leave it out; the program shows the helplines of today.',
  ],
  [
    /\b14(?:[.:]00)?(?: uur)?\s*(?:-|–|tot|en)\s*20(?:[.:]00)?\b/i,
    'gives old hours of the Kindertelefoon (11 to 21 today).',
    'Leave the hours out; the program shows those of today.',
  ],
  [/\b0800[ -]?5010\b/, 'gives an old number of Ouders & Onderwijs.', 'Leave it out.'],
  [/meldknop/i, 'names Meldknop, and nobody knows whether it is still there.', 'Leave it out.'],
];

/** Everywhere but where is told what was left out. */
function outdatedHelp(file: YamlFile): Problem[] {
  const found: Problem[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      for (const [pattern, wrong, mend] of outdated) {
        if (pattern.test(value)) found.push(problemAt(file, path, wrong, mend));
      }
    } else if (Array.isArray(value)) {
      value.forEach((item: unknown, at) => {
        walk(item, [...path, at]);
      });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if (!['weggelaten', 'kanttekeningen', 'kanttekening'].includes(key)) walk(item, [...path, key]);
      }
    }
  };
  walk(file.value, []);
  return found;
}
