import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceFile } from './support/imports.js';
import { importsOf, projectFiles, readSource, scan } from './support/imports.js';
import { adapterOf, knowSdk, roomOf, sharedLibraries, wrongImports } from './support/rooms.js';
import { sdkImports } from './support/sdk-imports.js';

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n').length;
const longFiles = (files: readonly SourceFile[]) =>
  files
    .filter(({ text }) => linesOf(text) > 300)
    .map(({ path, text }) => `${path} has ${linesOf(text)} lines`);

const vagueFolders = (paths: readonly string[]) =>
  paths.filter((path) => /(?:^|\/)(?:utils?|helpers?|common|lib)\//.test(path));

/** Lines whose code, without comments and strings, matches the pattern. */
function codeLines(files: readonly SourceFile[], pattern: RegExp, allowed: RegExp): string[] {
  return files
    .filter(({ path }) => !allowed.test(path))
    .flatMap(({ path, text }) =>
      scan(text)
        .code.split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    );
}

const environmentReads = (files: readonly SourceFile[]) =>
  codeLines(
    files,
    /\bprocess\s*(?:\?\.|\.)\s*env\b|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/,
    /^src\/(?:main\.ts$|cli\/)/,
  );
/** The page and the terminal client show what the bot says; on the server only hear.ts reads what was typed. */
const unheardActivities = (files: readonly SourceFile[]) =>
  codeLines(
    files,
    /\bactivity\s*(?:\?\.|\.)\s*(?:text|value)\b|\{[^}]*\b(?:text|value)\b[^}]*\}\s*=\s*[\w.]*\bactivity\b/,
    /^src\/(?:use-cases\/hear\.ts$|web\/client\/|cli\/)/,
  );

const dutch =
  /(?:^|[\s>])(?:het|een|niet|jij|jouw|je|wij|ik|mijn|voor|naar|ook|maar|waarom|deze|dit|dat|zijn|hebben|heeft|wordt|geen|iemand|nog|onze)(?=[\s.,!?<]|$)/i;
/** Programs for the terminal may speak Dutch; understanding holds patterns to listen for and has no way to speak. */
const dutchSentences = (files: readonly SourceFile[]) =>
  files
    .filter(({ path }) => !/^src\/(?:cli|understanding)\//.test(path))
    .flatMap(({ path, text }) =>
      spoken(text)
        .filter(({ text: string }) => string.includes(' ') && dutch.test(string))
        .map(({ text: string, line }) => `${path}:${line} '${string.trim().slice(0, 60)}'`),
    );

/** The strings of a source but its word lists: 'de het een'.split(' '). */
function spoken(text: string) {
  const { code, strings } = scan(text);
  return strings.filter((string) => !code.startsWith('.split(', string.at + string.text.length + 2));
}

/** Storage adapters, or contract suites of what they make, that no test in tests/adapters calls. */
function uncalledContracts(files: readonly SourceFile[]): string[] {
  const contracts = files.flatMap(
    ({ path }) => /^tests\/contracts\/([\w-]+)\.contract\.ts$/.exec(path)?.[1] ?? [],
  );
  const storages = new Set(
    files.flatMap(({ path }) => adapterOf(path) ?? []).filter((name) => name.startsWith('storage-')),
  );
  return [...storages].flatMap((storage) => {
    const folder = `src/adapters/${storage}/`;
    const uses = (file: SourceFile) => importsOf(file).some(({ target }) => target.startsWith(folder));
    const openers = files
      .filter((file) => file.path.startsWith('tests/support/') && uses(file))
      .map(({ path }) => path);
    const tests = files
      .filter(({ path }) => path.startsWith('tests/adapters/'))
      .filter((file) => uses(file) || importsOf(file).some(({ target }) => openers.includes(target)));
    const code = files
      .filter(({ path }) => path.startsWith(folder))
      .map(({ text }) => scan(text).code)
      .join('\n');
    const factories = [...code.matchAll(/\bcreate([A-Z]\w+)/g)].map(([, name]) => name ?? '');
    const owed = contracts.filter((contract) =>
      factories.some((name) => /Stores$/.test(name) || name.endsWith(pascal(contract))),
    );
    const called = contracts.filter((contract) => tests.some((test) => callsContract(test, contract)));
    if (called.length === 0) return [`${folder} has no test in tests/adapters that calls a contract suite`];
    return owed
      .filter((contract) => !called.includes(contract))
      .map(
        (contract) =>
          `${folder} makes a ${pascal(contract)}, and no test calls ${contract}.contract.ts for it`,
      );
  });
}

const pascal = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
function callsContract(test: SourceFile, contract: string): boolean {
  const imported = importsOf(test).some(({ target }) => target === `tests/contracts/${contract}.contract.ts`);
  return imported && new RegExp(`\\b${pascal(contract)}Contract\\(`, 'i').test(scan(test.text).code);
}

/** Words that belong to a workplace, not to the project. Split here, so that this file does not hold them itself. */
const foreign = new RegExp(
  [
    '(?<![\\w.])/wo' + 'rk/',
    '\\bissues?' + ' #?\\d',
    'regis' + 'try\\.(?:npmjs|yarnpkg)',
    'deb\\.deb' + 'ian\\.org',
  ].join('|'),
  'i',
);
const foreignWords = (files: readonly SourceFile[]) =>
  files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (foreign.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  );

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly resolved?: string; readonly optionalDependencies?: Readonly<Record<string, string>> }
    >
  >;
}

/** Packages with a download address, and optional ones (binaries of other platforms) that the lock file left out. */
function incompleteLock({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { resolved, optionalDependencies }]) => [
    ...(resolved === undefined ? [] : [`${path} has a download address`]),
    ...Object.keys(optionalDependencies ?? {})
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${path} misses ${name}`),
  ]);
}

function isLocked(packages: Lock['packages'], from: string, name: string): boolean {
  const above = [...from.matchAll(/\/?node_modules\//g)].map(({ index }) => from.slice(0, index));
  return [from, ...above].some((folder) => posix.join(folder, 'node_modules', name) in packages);
}

const all = projectFiles();
const sources = all
  .filter((path) => /^(?:src|dialogs|tests)\/.*\.ts$/.test(path) && !path.startsWith('tests/fixtures/'))
  .map(readSource);
const product = sources.filter(({ path }) => !path.startsWith('tests/'));
const file = (path: string, text: string): SourceFile => ({ path, text });

describe('the architecture', () => {
  it('every file of the product has a room', () => {
    expect(product.map(({ path }) => path).filter((path) => roomOf(path) === undefined)).toEqual([]);
    expect(roomOf('src/services/post.ts')).toBeUndefined();
  });

  it('imports only go in the directions that are agreed', () => {
    expect(wrongImports(product)).toEqual([]);
  });

  it.each([
    ['src/domain/x.ts', "import { randomUUID } from 'node:crypto';"],
    ['src/domain/x.ts', "import type { Clock } from '../ports/clock.js';"],
    ['src/ports/x.ts', "import { toSchoolId } from '../domain/ids.js';"],
    ['src/ports/x.ts', "import {\n  type SchoolId,\n  toSchoolId,\n} from '../domain/ids.js';"],
    ['src/ports/x.ts', "import nl from '../../locales/nl/leerling.json' with { type: 'json' };"],
    ['src/understanding/x.ts', "export { toSchoolId } from '../domain/ids.js';"],
    ['src/use-cases/x.ts', "import { normalise } from '../understanding/normalise.js';"],
    ['src/use-cases/x.ts', "import { loadConfig } from '../config.js';"],
    ['dialogs/x.ts', "import { chatPage } from '../src/web/chat-page.js';"],
    ['dialogs/x.ts', "import { ActivityHandler } from 'botbuilder';"],
    ['src/web/x.ts', "import { createServer } from 'restify';"],
    ['src/web/x.ts', "import { RootDialog } from '../../dialogs/root-dialog.js';"],
    ['src/web/client/x.ts', "import { session } from '../session.js';"],
    ['src/adapters/storage-lowdb/x.ts', "const { y } = await import('../storage-memory/index.js');"],
    ['src/cli/x.ts', "import { RootDialog } from '../../dialogs/root-dialog.js';"],
    ['src/app.ts', "import { createLowdbStores } from './adapters/storage-lowdb/index.js';"],
    ['src/app.ts', "import './main.js';"],
    ['src/main.ts', "import { play } from '../tests/support/play.js';"],
    ['src/errors.ts', "import { readFileSync } from 'node:fs';"],
    [
      'src/adapters/texts-fluent/x.ts',
      "import nl from '../../../locales/nl/ouder.json' with { type: 'json' };",
    ],
  ])('%s may not contain: %s', (path, text) => {
    expect(wrongImports([file(path, text)])).toHaveLength(1);
  });

  it.each([
    ['src/ports/x.ts', "import type { SchoolId } from '../domain/ids.js';"],
    ['src/ports/texts.ts', "import type nl from '../../locales/nl/leerling.json';"],
    ['src/use-cases/x.ts', "// import { a } from 'botbuilder';\nimport { NotFound } from '../errors.js';"],
    ['src/web/x.ts', "import type { Request } from 'restify';"],
    ['src/adapters/channel-directline/x.ts', "import { BotAdapter } from 'botbuilder';"],
    ['src/adapters/storage-lowdb/x.ts', "import { Low } from 'lowdb';\nimport { y } from './journal.js';"],
    ['src/main.ts', "import { buildApp } from './app.js';\nimport { loadConfig } from './config.js';"],
  ])('%s may contain: %s', (path, text) => {
    expect(importsOf(file(path, text))).not.toEqual([]);
    expect(wrongImports([file(path, text)])).toEqual([]);
  });

  it('the SDK of the bot is known to the dialogs and to the adapters of its channels', () => {
    expect(knowSdk(product)).toEqual([]);
    expect(sdkImports.filter((example) => knowSdk([example]).length !== 1)).toEqual([]);
    const imports = sdkImports.filter(({ text }) => !text.includes('createRequire'));
    expect(imports.filter((example) => wrongImports([example]).length !== 1)).toEqual([]);
  });

  it('a library stands behind one adapter', () => {
    expect(sharedLibraries(product)).toEqual([]);
    const twice = ['storage-lowdb', 'notify-mail'].map((name) =>
      file(`src/adapters/${name}/x.ts`, "import 'lowdb';"),
    );
    expect(sharedLibraries(twice)).toHaveLength(1);
  });

  it('every storage adapter is held to the contract suites of the stores it makes', () => {
    expect(uncalledContracts(sources)).toEqual([]);
    const store = (made: string) =>
      file('src/adapters/storage-x/x.ts', `export function createX${made}() {}`);
    const suites = ['dossier-store', 'audit-trail'].map((name) =>
      file(`tests/contracts/${name}.contract.ts`, ''),
    );
    const opener = file('tests/support/open-x.ts', "import '../../src/adapters/storage-x/x.js';");
    const test = (call: string) =>
      file(
        'tests/adapters/x.test.ts',
        `import '../support/open-x.js';\nimport { dossierStoreContract } from '../contracts/dossier-store.contract.js';\n${call}`,
      );
    const called = test("dossierStoreContract('x');");
    expect(uncalledContracts([store('DossierStore'), ...suites, opener])).toHaveLength(1);
    expect(uncalledContracts([store('DossierStore'), ...suites, opener, test('')])).toHaveLength(1);
    expect(uncalledContracts([store('DossierStore'), ...suites, opener, called])).toEqual([]);
    expect(uncalledContracts([store('Stores'), ...suites, opener, called])).toHaveLength(1);
  });

  it('no file is longer than 300 lines', () => {
    expect(longFiles(sources)).toEqual([]);
    expect(longFiles([file('src/x.ts', 'x\n'.repeat(300)), file('src/y.ts', 'x\n'.repeat(301))])).toEqual([
      'src/y.ts has 301 lines',
    ]);
  });

  it('no folder has a name that says nothing', () => {
    expect(vagueFolders(all)).toEqual([]);
    expect(vagueFolders(['src/utils/x.ts', 'src/web/lib/y.ts', 'src/library/z.ts'])).toHaveLength(2);
  });

  it('only main.ts and the command-line programs read the environment', () => {
    expect(environmentReads(product)).toEqual([]);
    expect(
      environmentReads([file('src/web/x.ts', 'const a = process.env.PORT;\nconst { env } = process;')]),
    ).toHaveLength(2);
  });

  it('on the server only hear.ts looks at what somebody typed', () => {
    expect(unheardActivities(product)).toEqual([]);
    const text = 'say(context.activity.text);\nconst { value } = dc.context.activity;\n// activity.text';
    expect(unheardActivities([file('dialogs/x.ts', text)])).toHaveLength(2);
  });

  it('no sentence for users stands in the code', () => {
    expect(dutchSentences(product)).toEqual([]);
    expect(
      dutchSentences([file('src/web/x.ts', "// wil je het?\nsay('Wil je dat vertellen?');")]),
    ).toHaveLength(1);
    expect(dutchSentences([file('src/web/x.ts', `const a = \`<p>Dit is $${'{name}'}</p>\`;`)])).toHaveLength(
      1,
    );
    const innocent = "fail('Dossier {id} was changed.');\nconst words = 'de het een'.split(' ');";
    expect(dutchSentences([file('src/web/x.ts', innocent)])).toEqual([]);
  });

  it('the project speaks of itself alone', () => {
    expect(
      foreignWords(
        all
          .filter((path) => /\.(?:[cm]?[jt]s|json|jsonl|md|ya?ml|css|html)$|^\.|LICENSE/.test(path))
          .map(readSource),
      ),
    ).toEqual([]);
    expect(
      foreignWords([
        file('a.md', `see ${'/wo'}rk/main`),
        file('b.ts', `// ${'issue'} #3`),
        file('c', `https://${'regis'}try.npmjs.org/x`),
      ]),
    ).toHaveLength(3);
  });

  it.each(['package-lock.json', 'tests/peers/package-lock.json'])('%s installs on every platform', (path) => {
    expect(incompleteLock(JSON.parse(readSource(path).text))).toEqual([]);
    const parent = { optionalDependencies: { b: '1' } };
    const address = 'https://example.org/a.tgz';
    expect(incompleteLock({ packages: { '': {}, 'node_modules/a': parent } })).toHaveLength(1);
    expect(incompleteLock({ packages: { 'node_modules/a': parent, 'node_modules/b': {} } })).toEqual([]);
    expect(incompleteLock({ packages: { 'node_modules/a': { resolved: address } } })).toHaveLength(1);
  });
});
