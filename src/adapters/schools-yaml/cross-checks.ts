import type { RolId } from '../../domain/ids.js';
import { findRol, type Schoolpakket } from '../../domain/schoolpakket.js';
import { checkPlan } from './check-plan.js';
import { type Path, type Problem, problemAt } from './problem.js';
import { betrokkenen } from './schema-plan.js';
import type { Kalender } from './schoolpakket-schema.js';
import type { YamlFile } from './yaml-file.js';

/** What no single field can tell: whether the parts of a schoolpakket fit together. */
export function checkSchool(file: YamlFile, pakket: Schoolpakket, kalender: Kalender): Problem[] {
  return [
    ...checkName(file, pakket),
    ...duplicates(file, 'locaties', pakket.locaties, 'id'),
    ...duplicates(file, 'kenmerken', pakket.kenmerken, 'id'),
    ...duplicates(file, 'vormen', pakket.vormen, 'id'),
    ...duplicates(file, 'sporen', pakket.sporen, 'id'),
    ...duplicates(file, 'rollen', pakket.rollen, 'id'),
    ...duplicates(file, 'registraties', pakket.registraties, 'id'),
    ...duplicates(file, 'sancties', pakket.sancties, 'id'),
    ...duplicates(file, 'methoden', pakket.methoden, 'id'),
    ...duplicates(file, 'goedkeuringen', pakket.goedkeuringen, 'namens'),
    ...duplicates(file, 'kalender.vakanties', kalender.vakanties ?? [], 'naam'),
    ...duplicates(file, 'stappenplan.stappen', pakket.stappenplan.stappen, 'id'),
    ...duplicates(file, 'stappenplan.lijnen', pakket.stappenplan.lijnen, 'id'),
    ...checkRoutes(file, pakket),
    ...rolReferences(pakket).flatMap(([path, id]) => checkRol(file, pakket, path, id)),
    ...checkRights(file, pakket),
    ...checkKenmerken(file, pakket),
    ...checkPlan(file, pakket),
    ...checkKalender(file, kalender),
    ...(pakket.talen.includes('nl')
      ? []
      : [problemAt(file, ['talen'], 'does not hold nl.', 'Add nl: it is what everything falls back to.')]),
  ];
}

function checkName(file: YamlFile, { id }: Schoolpakket): Problem[] {
  const base = file.name.replace(/^.*[\\/]/, '').replace(/\.yaml$/, '');
  if (base === id) return [];
  return [
    problemAt(file, ['id'], `is "${id}", but the file is called ${base}.yaml.`, 'Give both the same name.'),
  ];
}

function duplicates<K extends string>(
  file: YamlFile,
  list: string,
  items: readonly { readonly [key in K]: string }[],
  key: K,
): Problem[] {
  return items.flatMap((item, at) => {
    const first = items.findIndex((other) => other[key] === item[key]);
    if (first === at) return [];
    const path: Path = [...list.split('.'), at, key];
    return [problemAt(file, path, `"${item[key]}" stands in ${list} twice.`, 'Give each its own name.')];
  });
}

function checkRol(file: YamlFile, pakket: Schoolpakket, path: Path, id: RolId): Problem[] {
  if (findRol(pakket, id) !== undefined) return [];
  const mend = `Use one of ${pakket.rollen.map((rol) => rol.id).join(', ')}, or add it to rollen.`;
  return [problemAt(file, path, `there is no rol "${id}".`, mend)];
}

function checkRoutes(file: YamlFile, pakket: Schoolpakket): Problem[] {
  const { perVorm, ...routes } = pakket.routes;
  return Object.entries(routes).flatMap(([name, rollen]) =>
    rollen.flatMap((id, at) => {
      const path: Path = ['routes', name, at];
      const rol = findRol(pakket, id);
      if (rol === undefined) return checkRol(file, pakket, path, id);
      if (rollen.indexOf(id) !== at) {
        return [problemAt(file, path, `names "${id}" a second time.`, 'Remove one of the two.')];
      }
      if (name === 'overPersoneel' && !rol.extern) {
        return [
          problemAt(
            file,
            path,
            `"${id}" works at the school, so it may not read what is about somebody who works there.`,
            'Name a rol with "extern: true", or leave the list empty: then the melder is shown the way outside.',
          ),
        ];
      }
      if (name === 'daarna' && pakket.routes.standaard.includes(id)) {
        return [
          problemAt(file, path, `"${id}" stands in standaard already.`, 'Remove it from one of the two.'),
        ];
      }
      return [];
    }),
  );
}

/** Every other place where a rol is named. */
function rolReferences(pakket: Schoolpakket): readonly (readonly [Path, RolId])[] {
  const each = (path: Path, rollen: readonly RolId[]) =>
    rollen.map((id, at): readonly [Path, RolId] => [[...path, at], id]);
  const { stappen, lijnen } = pakket.stappenplan;
  const known: readonly string[] = betrokkenen;
  return [
    ...Object.entries(pakket.routes.perVorm).flatMap(([vorm, rollen]) =>
      each(['routes', 'perVorm', vorm], rollen),
    ),
    ...each(['meldpunten', 'rollen'], pakket.meldpunten?.rollen ?? []),
    ...pakket.escalatie.map(({ naar }, at): readonly [Path, RolId] => [['escalatie', at, 'naar'], naar]),
    ...lijnen.map(({ rol }, at): readonly [Path, RolId] => [['stappenplan', 'lijnen', at, 'rol'], rol]),
    ...stappen.flatMap(({ wie, overlegt, informeert }, at) => [
      ...each(['stappenplan', 'stappen', at, 'wie'], wie),
      ...each(['stappenplan', 'stappen', at, 'overlegt'], overlegt),
      ...each(['stappenplan', 'stappen', at, 'informeert'], informeert as readonly RolId[]).filter(
        ([, id]) => !known.includes(id),
      ),
    ]),
    ...pakket.registraties.flatMap(({ wie, controle }, at) => [
      ...each(['registraties', at, 'wie'], wie),
      ...each(['registraties', at, 'controle', 'wie'], controle?.wie ?? []),
    ]),
    ...pakket.sancties.flatMap(({ wie }, at) => each(['sancties', at, 'wie'], wie)),
    ...pakket.preventie.flatMap(({ wie }, at) => each(['preventie', at, 'wie'], wie)),
    ...pakket.klachtenroute.flatMap(({ rol }, at): readonly (readonly [Path, RolId])[] =>
      rol === undefined ? [] : [[['klachtenroute', at, 'rol'], rol]],
    ),
  ];
}

/** Without these the plan could begin nowhere, or never go on after it stopped. */
function checkRights(file: YamlFile, { rollen }: Schoolpakket): Problem[] {
  const missing = (wrong: string, mend: string) => [problemAt(file, ['rollen'], wrong, mend)];
  const release = rollen.filter(({ rechten }) => rechten.includes('vrijgeven'));
  return [
    ...(rollen.some(({ rechten }) => rechten.includes('intake'))
      ? []
      : missing('nobody may do an intake, so no plan can begin.', 'Add "rechten: [intake]" to a rol.')),
    ...(release.some(({ extern }) => !extern)
      ? []
      : missing('nobody at school may release a stopped plan.', 'Add "rechten: [vrijgeven]" to a rol.')),
    ...(release.some(({ extern }) => extern)
      ? []
      : missing(
          'nobody outside the school may release a plan that is about somebody who works there.',
          'Add "rechten: [vrijgeven]" to a rol with "extern: true".',
        )),
  ];
}

/** A question may only be put about what the school's own definition speaks of. */
function checkKenmerken(file: YamlFile, { kenmerken, begrippen }: Schoolpakket): Problem[] {
  const named = [...(begrippen.pesten?.kenmerken ?? []), ...(begrippen.plagen?.kenmerken ?? [])];
  return kenmerken.flatMap(({ soort }, at) =>
    named.includes(soort)
      ? []
      : [
          problemAt(
            file,
            ['kenmerken', at, 'soort'],
            `is "${soort}", and neither plagen nor pesten has that kenmerk at this school.`,
            'Remove the question, or add the kenmerk to the begrip when the protocol gives it.',
          ),
        ],
  );
}

function checkKalender(file: YamlFile, kalender: Kalender): Problem[] {
  return (kalender.vakanties ?? []).flatMap(({ van, totEnMet }, at) =>
    van <= totEnMet
      ? []
      : [
          problemAt(
            file,
            ['kalender', 'vakanties', at, 'totEnMet'],
            'lies before van.',
            'Write the last free day.',
          ),
        ],
  );
}
