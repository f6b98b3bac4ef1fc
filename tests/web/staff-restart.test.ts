import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLowdbStores } from '../../src/adapters/storage-lowdb/index.js';
import { listeningLogger, TEST_KEY } from '../support/open-lowdb.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { LINDE, NOOR, type OpenStores, told } from '../use-cases/staff/world.js';
import { startSite, Visitor } from './staff-site.js';

it('a session, a used link, an answer and the audit trail outlive a restart of the real store', async () => {
  const folder = temporaryFolder();
  const open: OpenStores = (options) =>
    createLowdbStores({ ...options, folder, dataKey: TEST_KEY, logger: listeningLogger() });
  const first = await startSite(undefined, open);
  const id = await first.world.add({ antwoorden: { wat: told('kanarie: ze schelden mij uit') } });
  const token = first.link(NOOR);
  const noor = new Visitor(first);
  await noor.signIn(token);
  const page = await noor.get(`/staf/dossiers/${id}`);
  expect(
    (await noor.act(page, `/staf/dossiers/${id}/antwoord`, { tekst: 'kanarie: dank je wel' })).status,
  ).toBe(303);
  await first.stop();
  await first.world.close();

  const second = await startSite(undefined, open);
  const again = new Visitor(second);
  for (const [name, value] of noor.cookies) again.cookies.set(name, value);
  const seen = await again.get(`/staf/dossiers/${id}`);
  expect(seen.status).toBe(200);
  expect(seen.text).toContain('kanarie: dank je wel');
  expect((await new Visitor(second).signIn(token)).text).toContain('al gebruikt');
  const trail = await second.world.audit.list(LINDE.id, id);
  expect(trail.map(({ wat }) => wat)).toEqual(['ontvangen', 'bekeken', 'beantwoord', 'bekeken']);
  await second.stop();
  await second.world.close();

  const secrets = ['kanarie', NOOR.email, noor.cookies.get('staf') ?? 'no cookie'];
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = await readFile(join(file.parentPath, file.name), 'latin1');
    for (const secret of secrets) expect(bytes).not.toContain(secret);
  }
});
