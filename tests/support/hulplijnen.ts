import { fileURLToPath } from 'node:url';
import { createHulplijnen } from '../../src/adapters/schools-yaml/index.js';

/** The helplines of the product. */
export const productHulplijnen = await createHulplijnen({
  file: fileURLToPath(new URL('../../deployment/hulplijnen.yaml', import.meta.url)),
});
