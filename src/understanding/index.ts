export { isAsking } from './asked.js';
export { type Command, matchCommand } from './commands.js';
export { type Details, findDetails } from './details.js';
export type { Model } from './model.js';
export { readModel } from './model-file.js';
export { swears, threatens } from './tone.js';
export { findTraces, type Trace, type TraceKind } from './traces.js';
export { createUnderstanding, type IdentifyLanguage } from './understand.js';
export { readYesNo, type YesNo } from './yes-no.js';
