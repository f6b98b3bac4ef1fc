import { createLowdbStores } from '../../src/adapters/storage-lowdb/index.js';
import { toConversationId, toDraftId, toIsoTime } from '../../src/domain/ids.js';
import { CatalogueError } from '../../src/errors.js';
import { exampleDossier, school, schools } from '../contracts/examples.js';

// Run in a process of its own by tests that kill it. Says on stdout what is certain by then.
const [what, folder = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const silent = () => undefined;

try {
  const stores = await createLowdbStores({
    folder,
    dataKey: Buffer.alloc(32, 7),
    schools,
    clock: { now: () => new Date() },
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  });
  say('open');
  if (what === 'create') {
    for (let number = 0; ; number += 1) {
      const draft = toDraftId(`${process.pid}-${number}`);
      const { value } = await stores.dossiers.createOnce(school, draft, exampleDossier);
      say(value.id);
    }
  }
  if (what === 'talk') {
    const id = toConversationId('gesprek');
    stores.conversations.open(id, school, toIsoTime(new Date()));
    for (let number = 0; ; number += 1) {
      stores.conversations.change(id, { at: toIsoTime(new Date()), append: [{ number }], state: { number } });
      say(`${number} ${Date.now()}`);
      await new Promise((resume) => setTimeout(resume, 20));
    }
  }
  setInterval(silent, 1000);
} catch (error) {
  say(error instanceof CatalogueError ? error.code : String(error));
}
