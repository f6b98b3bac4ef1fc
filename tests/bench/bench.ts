import { measureMemory } from './memory.js';
import { measurePage } from './page.js';
import type { BenchOptions, Measure, Report } from './report.js';
import { measureStaff } from './staff.js';
import { measureStorage } from './storage.js';
import { measureTurn } from './turn.js';
import { measureTurnCpu } from './turn-cpu.js';
import { measureUnderstanding } from './understanding.js';

export { makeUnderstandingTables } from './understanding-table.js';

const measures: Readonly<Record<string, Measure>> = {
  turn: measureTurn,
  'turn-cpu': measureTurnCpu,
  memory: measureMemory,
  storage: measureStorage,
  understanding: measureUnderstanding,
  staff: measureStaff,
  page: measurePage,
};

export const names = Object.keys(measures);

/** Runs the benchmarks one after the other. @param only The names of those that are wanted. */
export async function bench(options: BenchOptions, only: readonly string[]): Promise<Report> {
  const reports: Report[] = [];
  for (const [name, measure] of Object.entries(measures)) {
    if (!only.includes(name)) continue;
    options.progress(name);
    reports.push(await measure(options));
  }
  return {
    benchmarks: reports.flatMap(({ benchmarks }) => benchmarks),
    skipped: reports.flatMap(({ skipped }) => skipped),
  };
}
