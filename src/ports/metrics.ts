/** Counts and times, without schools, conversations or anything that somebody typed. */
export interface Metrics {
  /** The same function, timed as a turn. */
  timed<Input>(turn: (input: Input) => Promise<void>): (input: Input) => Promise<void>;
  turnFailed(): void;
  /** Somebody said that an answer is not right. @param over Which part of the conversation it was about. */
  nietGoed(over: string): void;
  /** A figure that is read when somebody asks for it. */
  observe(name: 'gesprekken_open' | 'uitgaand_wachtend', help: string, read: () => number): void;
  /** Everything, as Prometheus reads it (text format 0.0.4). */
  text(): Promise<string>;
  readonly contentType: string;
}
