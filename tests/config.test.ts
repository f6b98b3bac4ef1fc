import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import talen from '../locales/talen.json' with { type: 'json' };
import { ANDERE_TALEN, loadConfig } from '../src/config.js';
import { readDataKey } from '../src/data-key.js';
import { ConfigError } from '../src/errors.js';
import { temporaryFolder } from './support/temporary-folder.js';

const key = randomBytes(32).toString('base64');
const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('the configuration', () => {
  it('needs nothing outside production', () => {
    expect(loadConfig({})).toMatchObject({
      production: false,
      http: { port: 3978, host: '127.0.0.1', publicUrl: 'http://localhost:3978' },
      dataDir: './data',
      dataKey: { kind: 'file', make: true },
    });
  });

  it('in production needs a key and an https address, and makes no key', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([
      expect.stringContaining('PUBLIC_URL is missing'),
      expect.stringContaining('DATA_KEY is missing'),
    ]);
    expect(problemsOf({ NODE_ENV: 'production', DATA_KEY: key, PUBLIC_URL: 'http://school.nl' })).toEqual([
      expect.stringContaining('https://'),
    ]);
    const file = { NODE_ENV: 'production', DATA_KEY_FILE: '/etc/key', PUBLIC_URL: 'https://school.nl/' };
    expect(loadConfig(file)).toMatchObject({
      http: { publicUrl: 'https://school.nl' },
      dataKey: { kind: 'file', file: '/etc/key', make: false },
    });
  });

  it.each([
    [{ PORT: 'poort' }, 'PORT: expected a whole number from 0 to 65535, got "poort".'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PUBLIC_URL: 'school.nl' }, 'PUBLIC_URL'],
    [{ DATA_KEY: 'kort' }, 'DATA_KEY: expected 32 bytes in base64'],
    [{ DATA_KEY: key, DATA_KEY_FILE: 'x' }, 'DATA_KEY and DATA_KEY_FILE are both set'],
    [{ DATA_KEY_PREVIOUS: 'kort' }, 'DATA_KEY_PREVIOUS'],
    [{ SMTP_URL: 'mail.school.nl', MAIL_FROM: 'a@b.nl' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail.school.nl' }, 'MAIL_FROM is missing'],
    [
      { CONCEPT_TALEN: 'en,xx, frans' },
      'CONCEPT_TALEN: unknown "xx", "frans". Use codes out of en, tr, ar, pl, uk, with commas between them.',
    ],
    [{ LOG_LEVEL: 'luid' }, 'LOG_LEVEL: expected one of debug, info, warn, error, silent, got "luid".'],
    [{ NOW: 'gisteren' }, 'NOW: expected an ISO time'],
    [
      { NODE_ENV: 'production', DATA_KEY: key, PUBLIC_URL: 'https://s.nl', NOW: '2026-11-20T10:00:00Z' },
      'NOW',
    ],
  ])('%o is told with its cure', (env, problem) => {
    expect(problemsOf(env)).toEqual([expect.stringContaining(problem)]);
  });

  it('tells all problems at once, and never a key', () => {
    const problems = problemsOf({ PORT: '-1', LOG_LEVEL: 'x', DATA_KEY: 'geheim-maar-te-kort' });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain('geheim-maar-te-kort');
  });

  it.each<[string, readonly string[]]>([
    ['', []],
    ['en', ['en']],
    [' TR, en,,tr', ['tr', 'en']],
  ])('in production no language that nobody approved is on but by name: "%s"', (text, on) => {
    const env = { DATA_KEY: key, PUBLIC_URL: 'https://school.nl', CONCEPT_TALEN: text };
    expect(loadConfig({ ...env, NODE_ENV: 'production' }).conceptTalen).toEqual(on);
    expect(loadConfig(env).conceptTalen).toEqual(ANDERE_TALEN);
  });

  it('knows the languages that approvals are kept of', () => {
    expect([...ANDERE_TALEN].sort()).toEqual(Object.keys(talen).sort());
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });
});

describe('the key of the data', () => {
  it('is made once outside production, for its owner only, and is the same at the next start', () => {
    const file = join(temporaryFolder(), 'sleutels', 'data.sleutel');
    const first = readDataKey({ kind: 'file', file, make: true });
    expect(first).toEqual({ key: Buffer.from(readFileSync(file, 'utf8'), 'base64'), made: file });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readDataKey({ kind: 'file', file, make: true })).toEqual({ key: first.key });
  });

  it('is never made in production', () => {
    const file = join(temporaryFolder(), 'data.sleutel');
    expect(() => readDataKey({ kind: 'file', file, make: false })).toThrow('cannot be read');
  });

  it('that is no key stops the start, and is not shown', () => {
    const file = join(temporaryFolder(), 'data.sleutel');
    writeFileSync(file, 'dit is geen sleutel');
    expect(() => readDataKey({ kind: 'file', file, make: true })).toThrow(/expected 32 bytes in base64/);
    expect(() => readDataKey({ kind: 'file', file, make: true })).not.toThrow(/geen sleutel/);
  });
});
