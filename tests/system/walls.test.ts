import { describe, expect, it } from 'vitest';
import { toMedewerkerId, toRolId } from '../../src/domain/ids.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import type { Mailbox } from '../adapters/smtp-mailbox.js';
import { BEA, DIRK, EVA, MARIMBA, PIA, startApp, type TestApp, WIM } from '../support/app.js';
import { upgradeStatus } from '../support/directline.js';
import { dossiersOn, mailServer, mailsFor, signIn, told } from '../support/staff.js';
import { openQuestion, type Replies, says, talkTo, textsOf } from '../support/talk.js';

async function startWithMail(medewerkers: readonly Medewerker[] = [PIA, DIRK, BEA, EVA]) {
  const mailbox = await mailServer();
  return { mailbox, app: await startApp({ smtpUrl: mailbox.url, medewerkers }) };
}

/** Tells a melding in which these people are struck out. @returns the geheime woorden. */
async function tellWithout(
  app: TestApp,
  struck: readonly Medewerker[],
  replies: Replies = {},
): Promise<string> {
  const child = await talkTo(app);
  await child.until('melding.lezers', replies);
  for (const { id } of struck) {
    const { choices } = openQuestion(child.seen);
    if (choices.includes(`niet-${id}`)) await child.reply({ choice: `niet-${id}` });
  }
  return child.tell(replies);
}

async function onlyDossier({ stores }: TestApp) {
  const { items } = await stores.dossiers.list(MARIMBA, { limit: 10 });
  expect(items).toHaveLength(1);
  return `/staf/dossiers/${items[0]?.id}`;
}

const seesNothing = async (app: TestApp, mailbox: Mailbox, medewerker: Medewerker, school?: string) => {
  const visitor = await signIn(app, mailbox, medewerker, school);
  expect(dossiersOn(await visitor.get('/staf'))).toEqual([]);
  const dossier = await onlyDossier(app);
  expect((await visitor.get(dossier)).status).toBe(404);
  const csrf = /name="csrf" value="([^"]+)"/.exec((await visitor.get('/staf')).text)?.[1] ?? '';
  for (const act of ['oppakken', 'antwoord', 'sluiten', 'heropenen']) {
    const done = await visitor.post(`${dossier}/${act}`, {
      csrf,
      stand: '1',
      tekst: 'hoi',
      reden: 'opgelost',
    });
    expect([403, 404]).toContain(done.status);
  }
};

describe('another school', () => {
  it('has tokens that reach no conversation of this school', async () => {
    const app = await startApp();
    const here = await talkTo(app, 'marimba');
    const there = await talkTo(app, 'de-wilg');
    const path = `/v3/directline/conversations/${here.chat.conversationId}`;
    expect((await there.chat.request(path)).status).toBe(403);
    expect((await there.chat.request(`${path}/activities`)).status).toBe(403);
    const body = JSON.stringify({ type: 'message', text: 'hoi' });
    expect((await there.chat.request(`${path}/activities`, { method: 'POST', body })).status).toBe(403);
    const stream = `${app.url.replace('http', 'ws')}${path}/stream`;
    expect(await upgradeStatus(`${stream}?t=${there.chat.token}`)).toBe(403);
    expect(here.seen.some(({ from }) => from.role === 'user')).toBe(false);
  });

  it('does not know the geheime woorden of this one', async () => {
    const app = await startApp();
    const woorden = await (await talkTo(app, 'marimba')).tell();
    const there = await talkTo(app, 'de-wilg');
    const said = await there.comeBack(woorden);
    expect(says(said, 'status.onbekend')).toBe(true);
    expect(says(said, 'status.gevonden')).toBe(false);
  });

  it('has staff for whom a dossier of this one is not there', async () => {
    const { app, mailbox } = await startWithMail();
    await (await talkTo(app)).tell();
    await mailsFor(mailbox, PIA, 1);
    await seesNothing(app, mailbox, WIM, 'de-wilg');
    expect(told(mailbox)).toEqual([PIA.email]);
  });
});

describe('somebody whom the melder struck out', () => {
  it('never sees it and gets no mail, also not when the melder writes again', async () => {
    const { app, mailbox } = await startWithMail();
    const woorden = await tellWithout(app, [PIA]);
    await mailsFor(mailbox, DIRK, 1);
    await seesNothing(app, mailbox, PIA);
    const child = await talkTo(app);
    await child.comeBack(woorden);
    await child.reply({ choice: 'schrijven' });
    await child.reply('het gebeurde weer');
    await mailsFor(mailbox, DIRK, 2);
    expect(told(mailbox)).toEqual([DIRK.email, DIRK.email]);
  });

  it('does not see it through another rol that is given later', async () => {
    const { app, mailbox } = await startWithMail();
    await tellWithout(app, [PIA]);
    await mailsFor(mailbox, DIRK, 1);
    const { version } = await app.stores.medewerkers.list(MARIMBA);
    const promoted = { ...PIA, rollen: [...PIA.rollen, ...DIRK.rollen] };
    await app.stores.medewerkers.save(MARIMBA, [promoted, DIRK], version);
    await seesNothing(app, mailbox, promoted);
  });

  it.each<[string, Partial<Medewerker>]>([
    ['the same address', { email: PIA.email.toUpperCase() }],
    ['an address that is known to be shared', { gedeeldMet: [PIA.id] }],
  ])('does not see it through the mailbox of a colleague: %s', async (_how, change) => {
    const zoe: Medewerker = {
      id: toMedewerkerId('zoe'),
      naam: 'Zoë Zeker',
      email: 'zoe@example.org',
      rollen: [toRolId('contactpersoon')],
      werkdagen: [1, 2, 3, 4, 5],
      ...change,
    };
    const { app, mailbox } = await startWithMail([PIA, zoe, DIRK]);
    await tellWithout(app, [PIA]);
    await mailsFor(mailbox, DIRK, 1);
    expect(told(mailbox)).toEqual([DIRK.email]);
    await seesNothing(app, mailbox, zoe);
  });

  it('does not see it as the vervanger of a colleague who is away', async () => {
    const away = { van: '2026-11-16', totEnMet: '2026-12-31', vervanger: PIA.id } as never;
    const els: Medewerker = { ...DIRK, id: toMedewerkerId('els'), email: 'els@example.org', afwezig: away };
    const { app, mailbox } = await startWithMail([PIA, els, DIRK]);
    await tellWithout(app, [PIA]);
    await mailsFor(mailbox, DIRK, 1);
    expect(told(mailbox)).not.toContain(PIA.email);
    await seesNothing(app, mailbox, PIA);
  });
});

describe('a melding about somebody who works at school', () => {
  const ABOUT_STAFF: Replies = {
    'melding.wat': 'een meester scheldt mij uit voor de hele klas',
    'melding.overPersoneel': { choice: 'ja' },
    'melding.overWie': 'de meester van groep 6',
  };

  it('goes to the bestuur and the externe vertrouwenspersoon, who can open and answer it, and to nobody else', async () => {
    const { app, mailbox } = await startWithMail();
    const woorden = await (await talkTo(app)).tell(ABOUT_STAFF);
    await mailsFor(mailbox, BEA, 1);
    await mailsFor(mailbox, EVA, 1);
    expect(told(mailbox)).toEqual([BEA.email, EVA.email]);
    await seesNothing(app, mailbox, PIA);
    await seesNothing(app, mailbox, DIRK);

    const bea = await signIn(app, mailbox, BEA);
    const dossier = await onlyDossier(app);
    const page = await bea.get(dossier);
    expect(page.text).toContain('scheldt mij uit');
    await bea.act(page, `${dossier}/antwoord`, { tekst: 'Dank je. Ik zoek dit uit.' });
    const child = await talkTo(app);
    expect(textsOf(await child.comeBack(woorden))).toContain('Ik zoek dit uit.');
    await child.reply({ choice: 'schrijven' });
    await child.reply('het was vandaag weer zo');
    await mailsFor(mailbox, EVA, 2);
    expect(new Set(told(mailbox))).toEqual(new Set([BEA.email, EVA.email]));
  });

  it('stays outside the school when the melder does not know, and when it is dringend', async () => {
    const { app, mailbox } = await startWithMail();
    await (await talkTo(app)).tell({
      ...ABOUT_STAFF,
      'melding.veiligVandaag': { choice: 'nee' },
      'melding.overPersoneel': { choice: 'weet-niet' },
    });
    await mailsFor(mailbox, BEA, 1);
    await mailsFor(mailbox, EVA, 1);
    expect(told(mailbox)).toEqual([BEA.email, EVA.email]);
  });

  it('is not sent when nobody outside the school can read it: the child hears that, with the way outside', async () => {
    const { app, mailbox } = await startWithMail([PIA, DIRK]);
    const child = await talkTo(app);
    await child.until('melding.lezers', ABOUT_STAFF);
    expect(textsOf(child.seen)).toMatch(/kindertelefoon/i);
    expect(openQuestion(child.seen).choices).toEqual(['niet-versturen']);
    expect((await app.stores.dossiers.list(MARIMBA, { limit: 10 })).items).toEqual([]);
    expect(mailbox.mails).toEqual([]);
  });
});
