import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import type { TestContext } from 'vitest';

const CHROMIUM = '/usr/bin/chromium';

/** Skips the test, saying so, when a file that it needs is not there. With CI it fails instead. */
export function needs({ skip }: Pick<TestContext, 'skip'>, file: string, cure: string): void {
  if (existsSync(file)) return;
  const message = `${file} is not there. ${cure}`;
  if (process.env.CI) throw new Error(message);
  skip(message);
}

export const needsChromium = (context: Pick<TestContext, 'skip'>): void =>
  needs(context, CHROMIUM, 'Install chromium to run the tests in a browser.');

/** Headless, with an empty profile, and without requests of its own. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
