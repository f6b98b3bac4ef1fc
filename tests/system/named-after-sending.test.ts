import { expect, it } from 'vitest';
import { PIA, startApp } from '../support/app.js';
import { mailServer, mailsFor, told } from '../support/staff.js';
import { talkTo } from '../support/talk.js';

it('a reader who is named in what is written later gets nothing of it without a yes', async () => {
  const mailbox = await mailServer();
  const app = await startApp({ smtpUrl: mailbox.url });
  const woorden = await (await talkTo(app)).tell();
  await mailsFor(mailbox, PIA, 1);
  const child = await talkTo(app);
  await child.comeBack(woorden);
  await child.reply({ choice: 'schrijven' });
  await child.reply(`${PIA.naam} scheldt mij zelf ook uit`);
  expect(told(mailbox)).toEqual([PIA.email]);
  const { items } = await app.stores.dossiers.list('marimba' as never, { limit: 10 });
  const dossier = await app.stores.dossiers.find('marimba' as never, items[0]?.id as never);
  expect(JSON.stringify(dossier?.value.berichten)).not.toContain(PIA.naam);
});
