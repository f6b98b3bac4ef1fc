import { type SubmitDeps, submitMelding } from '../melding/submit-melding.js';
import { askContact } from './ask-contact.js';
import { askSomeoneElse } from './ask-someone-else.js';
import type { MelderDeps } from './change-dossier.js';
import { closeCode } from './close-code.js';
import { type OpenWithCodeDeps, openWithCode } from './open-with-code.js';
import { readAnswers } from './read-answers.js';
import { tellMore } from './tell-more.js';
import { withdraw } from './withdraw.js';
import { writeToSchool } from './write-to-school.js';

/** Everything that a melder can do, each under the name of its file. */
export const melderActs = (deps: MelderDeps & SubmitDeps & OpenWithCodeDeps) => ({
  submitMelding: submitMelding(deps),
  tellMore: tellMore(deps),
  writeToSchool: writeToSchool(deps),
  openWithCode: openWithCode(deps),
  readAnswers: readAnswers(deps),
  withdraw: withdraw(deps),
  closeCode: closeCode(deps),
  askSomeoneElse: askSomeoneElse(deps),
  askContact: askContact(deps),
});
