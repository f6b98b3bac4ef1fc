/** Work that is done in rounds, one at a time: by the clock, and whenever somebody asks. */
export interface Rounds {
  /** Does a round. Asked while one is busy, it waits for a round of its own. Never rejects when a round does not. */
  tick(): Promise<void>;
  /** False between {@link stop} and the next {@link start}: a round that is busy can end early. */
  readonly stopped: boolean;
  start(): void;
  /** Resolves when what was being done is done. */
  stop(): Promise<void>;
}

/** @param intervalMs Time between two rounds that nobody asked for. */
export function createRounds(round: () => Promise<void>, intervalMs: number): Rounds {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const tick = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (running === undefined) {
      running = round().finally(() => {
        running = undefined;
      });
      return running;
    }
    next ??= running.then(() => {
      next = undefined;
      return tick();
    });
    return next;
  };

  return {
    tick,
    get stopped() {
      return stopped;
    },
    start() {
      stopped = false;
      timer ??= setInterval(() => void tick(), intervalMs).unref();
      void tick();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      timer = undefined;
      await running;
    },
  };
}
