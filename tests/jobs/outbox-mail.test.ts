import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailNotifier } from '../../src/adapters/notify-mail/index.js';
import { createOutbox } from '../../src/jobs/outbox.js';
import { type Mailbox, readMail, startMailbox } from '../adapters/smtp-mailbox.js';
import { createWorld, NOOR, SAM, told, type World } from '../use-cases/staff/world.js';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

describe('the outbox over a real mail server', () => {
  let mailbox: Mailbox;
  beforeEach(async () => {
    mailbox = await startMailbox();
  });
  afterEach(() => mailbox.stop());

  const overMail = () =>
    createOutbox({
      ...world,
      notifier: createMailNotifier({
        smtpUrl: mailbox.url,
        from: 'buddy@school.example',
        texts: world.texts,
        naamOf: (school) => world.schools.get(school).naam,
        timeoutMs: 300,
      }),
    });

  it('a melding gets through refusals, silence, a dropped line and an outage, and then arrives once', async () => {
    const id = await world.add({ aan: [NOOR] });
    const box = overMail();
    const codes: (string | undefined)[] = [];
    const attempt = async () => {
      await box.tick();
      const sending = (await world.saved(id)).outbox[0]?.toestand;
      codes.push(sending?.kind === 'wacht' ? sending.fout : sending?.kind);
      world.pass(60);
    };
    for (const code of [550, 451]) {
      mailbox.state.mood = { kind: 'refuses', code, at: 'to' };
      await attempt();
    }
    mailbox.state.mood = { kind: 'hangs' };
    await attempt();
    mailbox.state.mood = { kind: 'drops' };
    await attempt();
    await mailbox.stop();
    await attempt();
    mailbox = await startMailbox(mailbox.port);
    await attempt();
    expect(codes.toSpliced(3, 1)).toEqual(['550', '451', 'ETIMEDOUT', 'ECONNREFUSED', 'verzonden']);
    expect(codes[3]).toMatch(/^E/);
    await box.tick();
    expect(mailbox.mails.map(({ to }) => to)).toEqual([[NOOR.email]]);
  });

  it('no mail, log line or error code holds a word of what was told', async () => {
    const canary = ['kanarieverhaal', 'Jip-Kanarie', '06-12345678', 'kanariebericht'];
    await world.add({
      aan: [NOOR, SAM],
      antwoorden: { wat: told(`kanarieverhaal 06-12345678`), naam: told('Jip-Kanarie') },
      change: {
        dringend: true,
        berichten: [
          {
            van: 'melder',
            tekst: 'kanariebericht',
            ontvangen: { kind: 'moment', op: '2026-11-20T09:31:00.000Z' as never },
          },
        ],
      },
    });
    const box = overMail();
    mailbox.state.mood = { kind: 'refuses', code: 550, at: 'data' };
    await box.tick();
    mailbox.state.mood = { kind: 'accepts' };
    world.pass(2);
    await box.tick();
    expect(mailbox.mails).toHaveLength(2);
    const everything = JSON.stringify([
      mailbox.mails.map((mail) => [mail.raw, readMail(mail)]),
      world.logged,
    ]);
    for (const word of [...canary, 'dringend', 'kanarie']) expect(everything).not.toContain(word);
    expect(JSON.stringify(world.logged)).not.toContain(NOOR.email);
  });
});
