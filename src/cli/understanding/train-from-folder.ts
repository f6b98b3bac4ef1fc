import calibration from '../../understanding/calibration.json' with { type: 'json' };
import { toBytes } from '../../understanding/model-file.js';
import { train } from '../../understanding/train/train.js';
import { readSentences, taughtBy } from './sentences.js';

/** Trains the model on the sentences in the folder `locales`; the build keeps what comes back. */
export const trainFromFolder = (locales: string): Uint8Array =>
  toBytes(train(taughtBy(readSentences(locales)), calibration));
