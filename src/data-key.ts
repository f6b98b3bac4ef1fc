import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Config, readKey } from './config.js';
import { ConfigError } from './errors.js';

/**
 * The key of the data: given, or read from its file. Outside production a missing file is made, for its owner only.
 * @returns the key (32 bytes), and the file when it was made just now.
 * @throws {ConfigError} When the file is missing in production, cannot be read, or holds no key.
 */
export function readDataKey(dataKey: Config['dataKey']): { readonly key: Buffer; readonly made?: string } {
  if (dataKey.kind === 'given') return { key: dataKey.key };
  const { file, make } = dataKey;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing && make) return { key: makeKey(file), made: file };
    const cure = isMissing ? 'Start the server once, or set DATA_KEY or DATA_KEY_FILE.' : 'Make it readable.';
    throw new ConfigError([`The key file ${file} cannot be read. ${cure}`]);
  }
  const problems: string[] = [];
  const key = readKey(file, text, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return { key };
}

function makeKey(file: string): Buffer {
  const key = randomBytes(32);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}
