import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Model, readModel } from '../../understanding/index.js';

const FILE = join('understanding', 'model.bin');

let loaded: Model | undefined;

/**
 * Reads the model that the build made, once: it stands beside the built program, and in `dist` beside the sources.
 * @throws {Error} When nothing was built yet.
 */
export function loadModel(): Model {
  loaded ??= readModel(readFileSync(findModel()));
  return loaded;
}

function findModel(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    for (const path of [join(folder, FILE), join(folder, 'dist', FILE)]) if (existsSync(path)) return path;
    if (dirname(folder) === folder)
      throw new Error('The understanding has no model yet. Run "npm run build" once.');
    folder = dirname(folder);
  }
}
