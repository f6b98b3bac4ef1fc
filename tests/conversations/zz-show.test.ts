import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { createPlayground } from '../support/play.js';
it('shows', async () => {
  const lines = readFileSync('/tmp/ask.txt','utf8').trim().split('\n');
  for (const line of lines) {
    const [school, wie, ...qs] = line.split('|');
    const c = await (await createPlayground({ school, wie: wie as 'leerling' } as never)).enter();
    for (const q of qs) { await c.say(q);
    process.stdout.write(`\n## ${school} ${wie}: ${q}   [${c.gesprek().protocol?.vraag} ${c.gesprek().open?.question}]\n  ${c.replies().join('\n  ')}\n`); }
  }
});
