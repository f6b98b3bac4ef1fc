import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailNotifier, createSilentNotifier } from '../../src/adapters/notify-mail/index.js';
import { createI18nextTexts } from '../../src/adapters/texts-i18next/index.js';
import { toSchoolId } from '../../src/domain/ids.js';
import type { Notice } from '../../src/ports/notifier.js';
import { type Mailbox, readMail, startMailbox } from './smtp-mailbox.js';

let mailbox: Mailbox;
beforeEach(async () => {
  mailbox = await startMailbox();
});
afterEach(() => mailbox.stop());

const notifier = (smtpUrl = mailbox.url, timeoutMs = 400) =>
  createMailNotifier({
    smtpUrl,
    from: 'Buddy <buddy@school.example>',
    texts: createI18nextTexts({ strict: true }),
    naamOf: () => 'De Linde',
    timeoutMs,
  });

const notice: Notice = {
  id: 'dossier-0123-noor',
  school: toSchoolId('de-linde'),
  to: 'noor@example.org',
  soort: 'nieuwe-melding',
  link: 'https://buddy.school.example/staf',
};
const kinds = ['nieuwe-melding', 'bericht-van-melder', 'ingetrokken', 'voor-jou', 'herinnering'] as const;

describe('a notice by mail', () => {
  it('goes to one person, as plain text with a plain link', async () => {
    expect(await notifier().send(notice)).toEqual({ ok: true });
    const [mail] = mailbox.mails;
    expect(mail?.to).toEqual(['noor@example.org']);
    const { headers, text } = readMail(mail ?? { to: [], raw: '', hello: '' });
    expect(headers).toMatch(/^Content-Type: text\/plain/m);
    expect(text.match(/https?:\S+/g)).toEqual(['https://buddy.school.example/staf']);
  });

  it('tells nothing about what happened, not even of what kind it is', async () => {
    for (const soort of kinds) await notifier().send({ ...notice, soort });
    const mails = mailbox.mails.map(readMail);
    for (const { subject, text } of mails) {
      expect(subject).toBe(mails[0]?.subject);
      expect(text).toBe(mails[0]?.text);
      expect(`${subject} ${text}`).not.toMatch(
        /pest|meld|dringend|gevaar|leerling|kind|ingetrokken|bericht/i,
      );
    }
  });

  it('names neither this machine, nor the program, nor the id of what it is about', async () => {
    await notifier().send(notice);
    const [mail] = mailbox.mails;
    expect(mail?.hello).toBe('school.example');
    expect(mail?.raw).not.toMatch(new RegExp(`${hostname()}|nodemailer|dossier-0123|X-Mailer|Received`, 'i'));
    expect(mail?.raw).toMatch(/^Message-ID: <[0-9a-f]{32}@school\.example>/im);
    expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated/im);
  });

  it('has the same Message-ID when it is sent again, and another for another notice', async () => {
    for (const id of ['a', 'a', 'b']) await notifier().send({ ...notice, id });
    const ids = mailbox.mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
  });

  it('to sign in holds the link, whole', async () => {
    const link = `https://buddy.school.example/staf/inloggen/de-linde.${'t'.repeat(180)}`;
    await notifier().send({ ...notice, soort: 'inloglink', link });
    const [mail] = mailbox.mails;
    expect(readMail(mail ?? { to: [], raw: '', hello: '' }).text).toContain(`\r\n${link}\r\n`);
  });

  it('goes to an address as it is, whatever is in it', async () => {
    await notifier().send({ ...notice, to: 'noor@example.org, pester@example.org' });
    expect(mailbox.mails.flatMap(({ to }) => to)).not.toContain('pester@example.org');
  });
});

describe('a delivery that fails tells the code and nothing else', () => {
  it.each([550, 451])('when the server refuses the address with %i', async (code) => {
    mailbox.state.mood = { kind: 'refuses', code, at: 'to' };
    expect(await notifier().send(notice)).toEqual({ ok: false, code: String(code) });
  });

  it.each([554, 452])('when the server refuses the mail with %i', async (code) => {
    mailbox.state.mood = { kind: 'refuses', code, at: 'data' };
    expect(await notifier().send(notice)).toEqual({ ok: false, code: String(code) });
  });

  it('when nobody listens', async () => {
    await mailbox.stop();
    expect(await notifier().send(notice)).toEqual({ ok: false, code: 'ECONNREFUSED' });
    mailbox = await startMailbox();
  });

  it('when the address says TLS and the server has none', async () => {
    const delivery = await notifier(mailbox.url.replace('smtp:', 'smtps:')).send(notice);
    expect(delivery).toEqual({ ok: false, code: expect.stringMatching(/^[A-Z_]+$/) });
    expect(mailbox.mails).toEqual([]);
  });

  it('when the server drops the connection', async () => {
    mailbox.state.mood = { kind: 'drops' };
    const delivery = await notifier().send(notice);
    expect(delivery).toEqual({ ok: false, code: expect.stringMatching(/^E[A-Z]+$/) });
  });

  it('when the server takes the mail and says nothing, within its time', async () => {
    mailbox.state.mood = { kind: 'hangs' };
    const started = performance.now();
    expect(await notifier().send(notice)).toEqual({ ok: false, code: 'ETIMEDOUT' });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('when the server keeps talking without ever getting to the point, within its time', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      const timer = setInterval(() => socket.write('220-wacht\r\n'), 50);
      socket.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const started = performance.now();
    expect(await notifier(url).send(notice)).toEqual({ ok: false, code: 'ETIMEDOUT' });
    expect(performance.now() - started).toBeLessThan(2000);
    server.close();
  });

  it('and the next mail arrives when the server is back', async () => {
    const sender = notifier();
    mailbox.state.mood = { kind: 'hangs' };
    expect((await sender.send(notice)).ok).toBe(false);
    mailbox.state.mood = { kind: 'accepts' };
    expect(await sender.send(notice)).toEqual({ ok: true });
  });
});

describe('without a mail server', () => {
  it('nothing can be sent, and it says so', async () => {
    expect(createSilentNotifier().available).toBe(false);
    expect(await createSilentNotifier().send(notice)).toEqual({ ok: false, code: 'GEEN-MAIL' });
  });
});
