import { describe, expect, it } from 'vitest';
import { createPinoLogger } from '../../src/adapters/logger-pino/index.js';
import type { LogLine } from '../../src/ports/logger.js';

const capture = (level: 'debug' | 'info' | 'silent') => {
  const lines: string[] = [];
  return {
    lines,
    logger: createPinoLogger({ level, destination: { write: (line) => void lines.push(line) } }),
  };
};

describe('the log', () => {
  it('holds the fields of a line and the time, and nothing of the machine', () => {
    const { lines, logger } = capture('info');
    logger.warn({ event: 'store.full', code: 'ENOSPC' });
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 40,
      time: expect.any(String),
      event: 'store.full',
      code: 'ENOSPC',
    });
  });

  it('drops every field that a line may not have, however it got there', () => {
    const { lines, logger } = capture('debug');
    const line = { event: 'x', text: 'ik word gepest', email: 'a@b.nl', ip: '10.0.0.1' } as LogLine;
    for (const write of [logger.debug, logger.info, logger.warn, logger.error]) write(line);
    expect(lines).toHaveLength(4);
    expect(lines.join()).not.toMatch(/gepest|a@b|10\.0/);
  });

  it('is silent when asked', () => {
    const { lines, logger } = capture('silent');
    logger.error({ event: 'x' });
    expect(lines).toEqual([]);
  });
});
