import type { SourceFile } from './imports.js';
import { importsOf, scan } from './imports.js';

/** What a room may import: other rooms, their types, packages. `all` stands for every room that has a row. */
interface Row {
  readonly rooms?: readonly string[] | 'all';
  readonly but?: readonly string[];
  readonly types?: readonly string[];
  readonly packages?: RegExp;
  readonly packageTypes?: RegExp;
}

const none = /^$/;
const any = /./;

/** The import directions: arrows point at what may be imported. A room may always import itself and errors.ts. */
const table: Readonly<Record<string, Row>> = {
  domain: {},
  ports: { types: ['domain'] },
  // The suite is the one library it falls back on, loaded only when an answer needs it.
  understanding: { types: ['domain'], packages: /^(?:node:module|@microsoft\/recognizers-text-suite)$/ },
  'use-cases': { rooms: ['domain', 'ports'] },
  jobs: { rooms: ['domain', 'ports', 'use-cases'] },
  dialogs: {
    rooms: ['domain', 'use-cases', 'ports'],
    packages: /^botbuilder-(?:dialogs|core)$/,
  },
  web: {
    rooms: ['domain', 'use-cases', 'ports'],
    types: ['web/client'],
    packages: /^node:/,
    packageTypes: /^restify$/,
  },
  'web/client': { rooms: ['domain'], types: ['ports'] },
  adapters: { rooms: ['domain', 'ports'], packages: any },
  cli: { rooms: 'all', but: ['dialogs'], packages: any },
  config: { packages: /^node:/ },
  errors: {},
  'data-key': { rooms: ['config'], packages: /^node:/ },
  start: { rooms: ['domain', 'ports', 'use-cases'], types: ['config'] },
  app: { rooms: 'all', but: ['adapters'], packages: any },
  wiring: { rooms: 'all', packages: any },
  main: { rooms: 'all', packages: any },
};
/** The SDK of the bot, its successor, and the other one that there is for Teams. */
const botFramework = /^(?:botbuilder|botframework-|@microsoft\/(?:agents-|teams\.))/;
/** Who may know it. Within the channel of Teams that is not everybody: what travels has types of its own there. */
const knowsBotFramework =
  /^(?:dialogs\/|src\/adapters\/(?:channel-directline\/|channel-botframework\/(?:adapter|authentication|bounded-http)\.ts$))/;
const locales = /^locales\//;
const sentences = /^locales\/[\w-]+\/understanding\//;
const textFile =
  /^locales\/(?:talen|[\w-]+\/(?:algemeen|leerling|leerling-vo|ouder|medewerker|opvolging|mail|pagina|hulp))\.json$/;

/** The room a file of the product stands in, or undefined when it has no place. */
export function roomOf(path: string): string | undefined {
  if (path.startsWith('dialogs/')) return 'dialogs';
  if (path.startsWith('src/web/client/')) return 'web/client';
  const name = /^src\/(?:([\w-]+)\/.+|([\w-]+)\.ts)$/.exec(path);
  const room = name?.[1] ?? name?.[2] ?? '';
  return room in table ? room : undefined;
}

/** The name of the adapter folder that a file stands in. */
export const adapterOf = (path: string) => /^src\/adapters\/([\w-]+)\//.exec(path)?.[1];

/** Imports that go against the table, as lines to show. */
export function wrongImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter(({ target, typeOnly }) => !mayImport(file.path, target, typeOnly))
      .map(
        ({ target, line, typeOnly }) =>
          `${file.path}:${line} ${typeOnly ? 'takes types of' : 'imports'} ${target}`,
      ),
  );
}

/** Files that know an SDK of the bot and may not; its name alone, as `createRequire` takes it, is enough. */
export function knowSdk(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !knowsBotFramework.test(path))
    .flatMap(({ path, text }) =>
      scan(text)
        .strings.filter((string) => botFramework.test(string.text))
        .map((string) => `${path}:${string.line} ${string.text}`),
    );
}

function mayImport(path: string, target: string, typeOnly: boolean): boolean {
  const room = roomOf(path);
  const row = room === undefined ? undefined : table[room];
  if (room === undefined || row === undefined) return false;
  if (target.startsWith('tests/') || target === 'src/main.ts') return false;
  if (textFile.test(target)) {
    return path.startsWith('src/adapters/texts-i18next/') || (path === 'src/ports/texts.ts' && typeOnly);
  }
  if (room === 'understanding' && sentences.test(target)) return true;
  if (locales.test(target) || target === 'package.json') return row.rooms === 'all';
  const other = roomOf(target);
  if (other === undefined) return mayUsePackage(path, row, target, typeOnly);
  if (other === room) return room !== 'adapters' || adapterOf(path) === adapterOf(target);
  if (other === 'errors') return true;
  if (other === 'app') return room === 'main' || (room === 'wiring' && typeOnly);
  if (other === 'config')
    return (
      ['main', 'app', 'cli', 'data-key'].includes(room) || (['start', 'wiring'].includes(room) && typeOnly)
    );
  // The understanding is the library of this one adapter.
  if (other === 'understanding' && adapterOf(path) === 'ears-dutch') return true;
  if (row.rooms === 'all') return !(row.but ?? []).includes(other);
  return (row.rooms ?? []).includes(other) || (typeOnly && (row.types ?? []).includes(other));
}

function mayUsePackage(path: string, row: Row, name: string, typeOnly: boolean): boolean {
  if (/^(?:src|dialogs|deployment)\//.test(name)) return false;
  if (botFramework.test(name) && !knowsBotFramework.test(path)) return false;
  return (row.packages ?? none).test(name) || (typeOnly && (row.packageTypes ?? none).test(name));
}

/** A library stands behind one adapter, so that it can be replaced in one place; channels share the Bot Framework. */
export function sharedLibraries(files: readonly SourceFile[]): string[] {
  const adapters = new Map<string, Set<string>>();
  for (const file of files) {
    const adapter = adapterOf(file.path);
    if (adapter === undefined) continue;
    for (const { target, typeOnly } of importsOf(file)) {
      if (typeOnly || /^(?:src\/|locales\/|node:)/.test(target) || botFramework.test(target)) continue;
      adapters.set(target, (adapters.get(target) ?? new Set()).add(adapter));
    }
  }
  return [...adapters]
    .filter(([, users]) => users.size > 1)
    .map(([library, users]) => `${library} is used by ${[...users].sort().join(' and ')}`);
}
