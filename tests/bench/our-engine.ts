// Not the index: what reads dates, traces and a yes or no is no part of this, and nlp.js does not do it either.
export { readModel } from '../../src/understanding/model-file.js';
export { createUnderstanding } from '../../src/understanding/understand.js';
