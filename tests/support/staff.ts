import { expect, onTestFinished, vi } from 'vitest';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { type Mailbox, readMail, startMailbox } from '../adapters/smtp-mailbox.js';
import { type Page, Visitor } from '../web/staff-site.js';

/** A real SMTP server that stops with the test. */
export async function mailServer(port = 0): Promise<Mailbox> {
  const mailbox = await startMailbox(port);
  onTestFinished(() => mailbox.stop());
  return mailbox;
}

/** The notices for one person, as soon as there are this many. */
export async function mailsFor(mailbox: Mailbox, medewerker: Medewerker, count: number) {
  return mailed(mailbox, medewerker, count, (raw) => !raw.includes(LINK));
}

/** Who was told that there is something to read, once for each mail. */
export const told = ({ mails }: Mailbox): readonly string[] =>
  mails
    .filter(({ raw }) => !raw.includes(LINK))
    .flatMap(({ to }) => to)
    .toSorted();

const LINK = '/staf/inloggen/';

async function mailed(
  mailbox: Mailbox,
  { email }: Medewerker,
  count: number,
  which: (raw: string) => boolean,
) {
  const address = email.toLowerCase();
  const found = () =>
    mailbox.mails.filter(({ to, raw }) => to.some((one) => one.toLowerCase() === address) && which(raw));
  await vi.waitFor(() => expect(found().length).toBeGreaterThanOrEqual(count), {
    timeout: 5000,
    interval: 5,
  });
  return found().map(readMail);
}

/** Signs in as a medewerker does: asks at /staf, and uses the link in the mail, in one browser. */
export async function signIn(
  app: { readonly url: string },
  mailbox: Mailbox,
  medewerker: Medewerker,
  school = 'marimba',
): Promise<Visitor> {
  const links = (raw: string) => raw.includes(LINK);
  const before = (await mailed(mailbox, medewerker, 0, links)).length;
  const visitor = new Visitor(app);
  await visitor.post('/staf/inloggen', { school, email: medewerker.email });
  const mail = (await mailed(mailbox, medewerker, before + 1, links)).at(-1);
  const [, token = ''] = /\/staf\/inloggen\/(\S+)/.exec(mail?.text ?? '') ?? [];
  const page = await visitor.get(`/staf/inloggen/${token}`);
  expect(page.status).toBe(200);
  const signedIn = await visitor.signIn(token);
  expect(signedIn.status).toBe(303);
  return visitor;
}

/** The addresses of the dossiers that an inbox shows. */
export const dossiersOn = ({ text }: Page): readonly string[] => [
  ...new Set([...text.matchAll(/\/staf\/dossiers\/[0-9a-f]{32}/g)].map(([path]) => path)),
];
