import type { DossierId, SchoolId } from '../domain/ids.js';

/**
 * What a log line may hold. There is no field for free text, on purpose: what somebody typed, a name, an address,
 * an IP, a user id or a conversation id has no place to go.
 */
export interface LogLine {
  /** A stable name such as `melding.ontvangen`. */
  readonly event: string;
  readonly school?: SchoolId;
  readonly dossier?: DossierId;
  /** Code from the error catalogue, or the `code` of a system error such as `ENOSPC`. */
  readonly code?: string;
  /** The class of an unexpected error; never its message, which may quote what somebody typed. */
  readonly kind?: string;
  /** Stack frames without the message. */
  readonly stack?: readonly string[];
  readonly route?: string;
  readonly status?: number;
  readonly count?: number;
  readonly ms?: number;
  readonly file?: string;
}

export interface Logger {
  debug(line: LogLine): void;
  info(line: LogLine): void;
  warn(line: LogLine): void;
  error(line: LogLine): void;
}
