import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../../ports/metrics.js';

/** Metrics over prom-client, in a registry of their own. */
export function createPrometheusMetrics(): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'meldmaatje_turn_seconds',
    help: 'Time that one turn of a conversation takes.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1],
    registers,
  });
  const failures = new Counter({
    name: 'meldmaatje_turns_failed_total',
    help: 'Turns that ended in an unexpected error.',
    registers,
  });
  const wrong = new Counter({
    name: 'meldmaatje_klopt_niet_total',
    help: 'Times that somebody said that an answer is not right, by the part of the conversation.',
    labelNames: ['over'],
    registers,
  });
  return {
    timed: (turn) => async (input) => {
      const stop = seconds.startTimer();
      try {
        await turn(input);
      } finally {
        stop();
      }
    },
    turnFailed: () => failures.inc(),
    nietGoed: (over) => wrong.inc({ over }),
    observe(name, help, read) {
      new Gauge({
        name: `meldmaatje_${name}`,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
