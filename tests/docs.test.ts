import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, root, scan } from './support/imports.js';

const guide = 'deployment/docs/operate.md';
const read = (path: string) => readFileSync(root + path, 'utf8');
const has = (path: string) => existsSync(root + path);

const isCode = (name: string) => /^E\d{3}$/.test(name);
const isSetting = (name: string) =>
  /^(?:[A-Z][A-Z\d]*(?:_[A-Z\d]+)*|MicrosoftApp\w+)$/.test(name) && !isCode(name);

/** The names in the first cells of the tables on a page: "| `PORT`, `HOST` | … |" gives PORT and HOST. */
const firstCells = (markdown: string) =>
  markdown.split('\n').flatMap((line) => {
    const cell = /^\|([^|]*)\|/.exec(line)?.[1] ?? '';
    return [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
  });

/** The names in a source: strings that are one whole, such as read('PORT'). */
const stringsOf = (source: string) => [...new Set(scan(source).strings.map(({ text }) => text))];

/** What stands in one list and not in the other, both ways. */
function differences(code: readonly string[], docs: readonly string[]): string[] {
  return [
    ...code.filter((name) => !docs.includes(name)).map((name) => `${name} is not explained`),
    ...docs.filter((name) => !code.includes(name)).map((name) => `${name} is explained but does not exist`),
  ];
}

/** Relative links, and pictures, that point at nothing. */
function brokenLinks(path: string, markdown: string, exists: (target: string) => boolean): string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|\b(?:src|href)="([^"]+)"/g)]
    .map(([, link, attribute]) => (link ?? attribute ?? '').replace(/#.*$/, ''))
    .filter((link) => link !== '' && !/^(?:[a-z]+:|\/)/i.test(link))
    .filter((link) => !exists(posix.join(posix.dirname(path), decodeURI(link))))
    .map((link) => `${path} links to ${link}`);
}

const scriptsIn = (markdown: string) => [
  ...new Set(
    [...markdown.matchAll(/\bnpm (?:run (?:-s |--silent )*([\w:-]+)|(start|test)\b)/g)].map(
      ([, run, own]) => run ?? own ?? '',
    ),
  ),
];

describe('the documents', () => {
  it.for([
    ['setting', 'src/config.ts', isSetting],
    ['error code', 'src/errors.ts', isCode],
  ] as const)(
    'every %s has its row in the guide for operators, and the other way round',
    ([, source, named], { skip }) => {
      skip(!has(guide), `${guide} is not written yet`);
      expect(
        differences(stringsOf(read(source)).filter(named), firstCells(read(guide)).filter(named)),
      ).toEqual([]);
    },
  );

  it('a setting or code that is missing on either side is found', () => {
    const source = "// 'NOT_ME'\nread('PORT') ?? read(\"DATA_DIR\"); defineError('E101', 409, 'x');";
    const page =
      '| setting | is |\n| --- | --- |\n| `PORT` | the port |\n| `HOST` | `X_Y` |\n| `E102` | gone |';
    const between = (named: (name: string) => boolean) =>
      differences(stringsOf(source).filter(named), firstCells(page).filter(named));
    expect(between(isSetting)).toEqual(['DATA_DIR is not explained', 'HOST is explained but does not exist']);
    expect(between(isCode)).toEqual(['E101 is not explained', 'E102 is explained but does not exist']);
  });

  it('every link between the documents points at a file', () => {
    const pages = projectFiles().filter((path) =>
      /^(?:README\.md|\.github\/[^/]+\.md|deployment\/docs\/.+\.md)$/.test(path),
    );
    expect(pages.flatMap((path) => brokenLinks(path, read(path), has))).toEqual([]);
    const markdown = '[a](x.md) [b](../y.md#part) [c](https://example.org) `[d](z.md)` <img src="p.png">';
    expect(brokenLinks('docs/a.md', markdown, (target) => target === 'y.md')).toEqual([
      'docs/a.md links to x.md',
      'docs/a.md links to p.png',
    ]);
  });

  it('every npm script that the README names exists', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = has('README.md') ? scriptsIn(read('README.md')) : [];
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
    expect(scriptsIn('`npm ci && npm start`, npm run -s praat -- x and npm run staf:link')).toEqual([
      'start',
      'praat',
      'staf:link',
    ]);
  });
});
