import { stringify } from 'yaml';
import type { SchoolFileInput } from './schoolpakket-schema.js';

/** A schoolpakket as the text of its file. @param comment Stands above it, a line each. */
export const toSchoolText = (school: SchoolFileInput, comment: readonly string[]): string =>
  [
    '# yaml-language-server: $schema=./schema.json',
    ...comment.map((line) => `# ${line}`),
    stringify(school, { lineWidth: 0 }),
  ].join('\n');
