import { readFile } from 'node:fs/promises';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Path, Problem } from './problem.js';

/** A YAML file that remembers on which line everything stands. */
export interface YamlFile {
  /** As it was asked for; shown in problems. */
  readonly name: string;
  readonly value: unknown;
  /** Line of the field at a path, from 1; of the nearest field around it when it is missing. */
  lineOf(path: Path): number;
}

/** @returns the file, or what keeps it from being read at all. */
export async function readYaml(
  name: string,
): Promise<
  { readonly ok: true; readonly file: YamlFile } | { readonly ok: false; readonly problems: Problem[] }
> {
  let text: string;
  try {
    text = await readFile(name, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const mend = 'Check that the file is there and may be read.';
    return {
      ok: false,
      problems: [{ file: name, line: 1, path: '', wrong: `cannot be read (${code}).`, mend }],
    };
  }
  return parseYaml(name, text);
}

export function parseYaml(name: string, text: string): Awaited<ReturnType<typeof readYaml>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file: name,
      line: lines.linePos(error.pos[0]).line,
      path: '',
      wrong: `is not valid YAML (${error.message}).`,
      mend: 'Compare the indentation, colons and quotes with the lines around it.',
    }));
    return { ok: false, problems };
  }
  return {
    ok: true,
    file: {
      name,
      value: document.toJS(),
      lineOf: (path) => {
        let node: unknown = document.contents;
        let offset = 0;
        for (const step of path) {
          if (isMap(node)) {
            const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
            if (!isScalar(pair?.key)) break;
            offset = pair.key.range?.[0] ?? offset;
            node = pair.value;
          } else if (isSeq(node)) {
            node = node.items[Number(step)];
            if (!isNode(node)) break;
            offset = node.range?.[0] ?? offset;
          } else {
            break;
          }
        }
        return lines.linePos(offset).line;
      },
    },
  };
}
