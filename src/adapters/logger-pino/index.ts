import { type DestinationStream, pino } from 'pino';
import type { Logger, LogLine } from '../../ports/logger.js';

export interface PinoLoggerOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** @default standard output */
  readonly destination?: DestinationStream;
}

/** The fields that a line may have. Whatever else is in the object, however it got there, is not written. */
const FIELDS: readonly (keyof LogLine)[] = [
  'event',
  'school',
  'dossier',
  'code',
  'kind',
  'stack',
  'route',
  'status',
  'count',
  'ms',
  'file',
];

/** JSON lines over pino, with no more in them than a {@link LogLine} may hold. */
export function createPinoLogger({ level, destination }: PinoLoggerOptions): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  const allowed = (line: LogLine): Partial<LogLine> =>
    Object.fromEntries(FIELDS.flatMap((field) => (line[field] === undefined ? [] : [[field, line[field]]])));
  return {
    debug: (line) => logger.debug(allowed(line)),
    info: (line) => logger.info(allowed(line)),
    warn: (line) => logger.warn(allowed(line)),
    error: (line) => logger.error(allowed(line)),
  };
}
