import type { z } from 'zod';
import type { YamlFile } from './yaml-file.js';

/** Something wrong in a file that people write, with where it stands and what to do about it. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** For example `routes.standaard[0]`; empty for the file as a whole. */
  readonly path: string;
  readonly wrong: string;
  readonly mend: string;
}

export type Path = readonly (string | number)[];

export const toText = ({ file, line, path, wrong, mend }: Problem): string =>
  `${file}:${line} ${path === '' ? '' : `${path}: `}${wrong} ${mend}`;

export const toPathText = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');

export const problemAt = (file: YamlFile, path: Path, wrong: string, mend: string): Problem => ({
  file: file.name,
  line: file.lineOf(path),
  path: toPathText(path),
  wrong,
  mend,
});

/** What a schema found, in words that say how to mend it. Parse with `reportInput`, or what is missing looks wrong. */
export function toProblems(file: YamlFile, issues: readonly z.core.$ZodIssue[]): Problem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code !== 'unrecognized_keys') return [problemAt(file, path, ...explain(issue))];
    return issue.keys.map((key) =>
      problemAt(file, [...path, key], 'is not a known field.', 'Remove it, or check its spelling.'),
    );
  });
}

function explain(issue: z.core.$ZodIssue): [wrong: string, mend: string] {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? ['is missing.', `Add ${kindOf(issue.expected)}.`]
        : [`is not ${kindOf(issue.expected)}.`, `Write ${kindOf(issue.expected)} here.`];
    case 'invalid_value':
      return [
        issue.input === undefined ? 'is missing.' : 'has a value that is not allowed.',
        `Use ${issue.values.map(String).join(' or ')}.`,
      ];
    case 'invalid_union':
      if (issue.message === 'Invalid input') break;
      return ['is not written in the right form.', `${issue.message}.`];
    case 'too_small':
      if (issue.origin === 'number' || issue.origin === 'int')
        return ['is too small.', `Write ${issue.minimum} or more.`];
      return ['is empty.', 'Fill it in, or leave the whole field out if it may be absent.'];
    case 'too_big':
      return [
        'is too long.',
        `Make it at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'items'}.`,
      ];
    case 'invalid_format':
      return [
        'is not written in the right form.',
        issue.format === 'date' ? 'Write a day that exists as 2026-11-20.' : `${issue.message}.`,
      ];
    case 'invalid_key':
      return ['is not a known field.', 'Remove it, or check its spelling.'];
  }
  return [
    `is not right (${issue.message}).`,
    'Compare it with the schoolpakketten that come with the program.',
  ];
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines that start with "- ")',
  object: 'a group of fields',
};
const kindOf = (expected: string): string => kinds[expected] ?? expected;
