import { expect, it } from 'vitest';
import { BEA, EVA, startApp } from '../support/app.js';
import { mailServer, mailsFor, told } from '../support/staff.js';
import { talkTo } from '../support/talk.js';

const NOT_BEA = {
  'melding.overPersoneel': { choice: 'ja' },
  'melding.overWie': { choice: 'overslaan' },
  'melding.magLezen': { choice: 'nee' },
};

it.each([
  ['the one it is about', 'melding.overWie'],
  ['an aside at another question', 'melding.veiligVandaag'],
])('a reader outside the school who is named as %s gets nothing without a yes', async (_as, question) => {
  const mailbox = await mailServer();
  const app = await startApp({ smtpUrl: mailbox.url });
  const child = await talkTo(app);
  await child.until(question, NOT_BEA);
  await child.reply(`${BEA.naam} van het bestuur schreeuwt altijd tegen mij`);
  await child.tell(NOT_BEA);
  await mailsFor(mailbox, EVA, 1);
  expect(told(mailbox)).toEqual([EVA.email]);
});
