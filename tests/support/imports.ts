import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the project: its path from the root, with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** A path from the root (`src/domain/ids.ts`), a package name (`restify`) or a built-in (`node:fs`). */
  readonly target: string;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
  readonly line: number;
}

export interface Scanned {
  /** The source with spaces for comments and the insides of strings; every other character is where it was. */
  readonly code: string;
  /** The strings, each with its line and the place of its opening quote. */
  readonly strings: readonly { readonly text: string; readonly line: number; readonly at: number }[];
}

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every file that is, or would be, kept in version control; without git, all but what is installed or built. */
export function projectFiles(): string[] {
  try {
    const options = [
      '-c',
      'safe.directory=*',
      'ls-files',
      '--cached',
      '--others',
      '--exclude-standard',
      '-z',
    ];
    const listed = execFileSync('git', options, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return listed.split('\0').filter((path) => path !== '' && existsSync(root + path));
  } catch {
    return filesUnder('');
  }
}

function filesUnder(folder: string): string[] {
  return readdirSync(root + folder, { withFileTypes: true })
    .filter(({ name }) => !/^(?:node_modules|dist|\.dist-.*|data|\.git)$/.test(name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(`${folder}${entry.name}/`) : [folder + entry.name],
    );
}

export const readSource = (path: string): SourceFile => ({ path, text: readFileSync(root + path, 'utf8') });

/** What a TypeScript file imports, re-exports or loads, in the order of the file. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const { code, strings } = scan(text);
  return strings.flatMap((string) => {
    const before = code.slice(Math.max(0, string.at - 3000), string.at);
    if (/\bimport\(\s*$/.test(before)) {
      return [
        {
          target: resolve(path, string.text),
          typeOnly: /\btypeof import\(\s*$/.test(before),
          line: string.line,
        },
      ];
    }
    if (!/\b(?:from|import)\s*$/.test(before)) return [];
    const keyword = [...before.matchAll(/(?:^|[;}\n])\s*(?:import|export)\b/g)].at(-1);
    if (keyword === undefined) return [];
    const clause = before.slice(keyword.index + keyword[0].length);
    if (/[;('"`]/.test(clause)) return [];
    const typeOnly = /^\s*type\b(?!\s*(?:,|from\b))/.test(clause);
    return [{ target: resolve(path, string.text), typeOnly, line: string.line }];
  });
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
  }
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Takes a source apart into code and strings; enough of the language for sources that a formatter wrote. */
export function scan(text: string): Scanned {
  const strings: { text: string; line: number; at: number }[] = [];
  const templates: number[] = []; // brace depth at which each open template's ${ began
  let code = '';
  let line = 1;
  let depth = 0;
  let index = 0;

  const pass = (end: number, keep: boolean) => {
    const passed = text.slice(index, end);
    line += passed.split('\n').length - 1;
    code += keep ? passed : passed.replace(/[^\n]/g, ' ');
    index = end;
  };
  const string = (end: number) => {
    strings.push({ text: text.slice(index, end), line, at: index - 1 });
    pass(end, false);
  };

  while (index < text.length) {
    const char = text[index];
    const two = text.slice(index, index + 2);
    if (two === '//') pass(endOf(text, '\n', index), false);
    else if (two === '/*') pass(endOf(text, '*/', index) + 2, false);
    else if (char === "'" || char === '"') {
      pass(index + 1, true);
      string(closing(text, index, char));
      pass(index + 1, true);
    } else if (char === '`' || (char === '}' && templates.at(-1) === depth)) {
      if (char === '}') templates.pop();
      pass(index + 1, true);
      string(closing(text, index, '`'));
      if (text[index] === '`') pass(index + 1, true);
      else {
        templates.push(depth);
        pass(index + 2, true);
      }
    } else if (char === '/' && /(?:^|[(,=:[!&|?{};\n]|=>|\breturn|\btypeof)\s*$/.test(code.slice(-20))) {
      pass(closingRegExp(text, index), false);
    } else {
      if (char === '{') depth += 1;
      if (char === '}') depth -= 1;
      pass(index + 1, true);
    }
  }
  return { code, strings };
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at;
}

/** Where a string ends: its quote, or in a template the next `${`. */
function closing(text: string, from: number, quote: string): number {
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === quote) return index;
    else if (quote === '`' && text.startsWith('${', index)) return index;
    else if (quote !== '`' && text[index] === '\n') return index;
  }
  return text.length;
}

function closingRegExp(text: string, from: number): number {
  let inClass = false;
  for (let index = from + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '\n') return index;
    else if (text[index] === '[') inClass = true;
    else if (text[index] === ']') inClass = false;
    else if (text[index] === '/' && !inClass) return index + 1;
  }
  return text.length;
}
