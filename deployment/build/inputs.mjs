import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the build reads, as paths from the project's root. A change in any of them makes a new build. */
export const inputRoots = [
  'src',
  'dialogs',
  'locales',
  'deployment/build',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** One hash over names and contents of everything the build reads; times and owners do not count. */
export function hashInputs(root) {
  const hash = createHash('sha256');
  for (const path of inputRoots.flatMap((input) => filesUnder(root, input))) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesUnder(root, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => !name.startsWith('.'))
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`));
}
