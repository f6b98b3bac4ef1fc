import { describe, expect, it } from 'vitest';
import { toMedewerkerId, toRolId } from '../../src/domain/ids.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { BEA, DIRK, EVA, MARIMBA, PIA } from '../support/app.js';
import { dossiersOn, mailServer, signIn } from '../support/staff.js';
import { talkTo } from '../support/talk.js';
import {
  cardExecute,
  channelIdOf,
  channelMessage,
  type Person,
  person,
  personalConversation,
  personalMessage,
} from '../support/teams/activities.js';
import { startTeamsApp } from '../support/teams/app.js';
import type { Visitor } from '../web/staff-site.js';

const QUI: Medewerker = {
  id: toMedewerkerId('qui'),
  naam: 'Qui Quispel',
  email: 'qui@example.org',
  rollen: [toRolId('anti-pestcoordinator')],
  werkdagen: [1, 2, 3, 4, 5],
};
const STORY = 'ze verstoppen elke dag mijn tas en lachen mij uit';
const CHANNEL = channelIdOf('Zorgteam');

/** A school of which two people read meldingen, and Teams. */
async function startSchool() {
  const mailbox = await mailServer();
  const teams = await startTeamsApp({ smtpUrl: mailbox.url, medewerkers: [PIA, QUI, DIRK, BEA, EVA] });
  const { app, connector, send } = teams;
  const codeFor = async (visitor: Visitor, what: string): Promise<string> => {
    const page = await visitor.act(await visitor.get('/staf/ik'), '/staf/ik/teams', { teams: what });
    return /koppel ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(page.text)?.[1] ?? expect.fail('no code was shown');
  };
  /** Somebody of school who linked the own chat. */
  const link = async (who: Medewerker) => {
    const account = person(who.naam);
    const visitor = await signIn(app, mailbox, who);
    const code = await codeFor(visitor, 'ik');
    const about = { serviceUrl: connector.url, from: account };
    await send(personalMessage(`koppel ${code}`, about));
    const chat = personalConversation(account).id;
    await expect.poll(() => connector.textsIn(chat).join()).toContain('Gekoppeld');
    const cards = () => connector.sentTo(chat).filter(({ attachments }) => attachments?.length);
    return { account, visitor, chat, cards, about, code };
  };
  const press = async (account: Person, verb: string, data: unknown, conversation?: string) => {
    const about = { serviceUrl: connector.url, from: account };
    const where =
      conversation === undefined
        ? {}
        : { conversation: { id: conversation, conversationType: 'channel', isGroup: true } as never };
    const { status, body } = await send(cardExecute(verb, data, { ...about, ...where }));
    expect(status).toBe(200);
    return body as { readonly type: string; readonly value: unknown };
  };
  const tell = async (replies = {}): Promise<string> => (await talkTo(app)).tell(replies);
  return { ...teams, mailbox, codeFor, link, press, tell };
}

/** The data that the buttons of a card send. */
const dataOf = (card: { readonly attachments?: readonly { readonly content?: unknown }[] } | undefined) => {
  const content = card?.attachments?.[0]?.content as {
    body: { actions?: { data?: unknown; verb?: string }[] }[];
  };
  const actions = content.body.flatMap((part) => part.actions ?? []);
  const found = actions.find(({ verb }) => verb !== undefined)?.data;
  return found as { school: string; dossier: string; stand: string };
};
const wordsOf = (value: unknown): string => JSON.stringify(value);

describe('a card for staff in Teams', () => {
  it('comes in the own chat of who may read it, and says nothing of what was told', async () => {
    const { link, tell } = await startSchool();
    const pia = await link(PIA);
    const dirk = await link(DIRK);
    await tell();
    await expect.poll(pia.cards).toHaveLength(1);
    const [card] = pia.cards();
    expect(card?.summary).toBe('Er staat iets voor je klaar in Meldmaatje.');
    expect(card?.text).toBeUndefined();
    const words = wordsOf(card);
    expect(words).toContain('Nog niemand heeft het opgepakt');
    expect(words).toContain('/staf/dossiers/');
    expect(words).not.toMatch(/tas|lachen|pest|anoniem|dringend/i);
    expect(words).not.toContain(STORY);
    expect(dirk.cards()).toEqual([]);
  });

  it('is changed where it lies, for everybody, when one takes it up and when it is closed', async () => {
    const { link, tell, press } = await startSchool();
    const pia = await link(PIA);
    const qui = await link(QUI);
    await tell();
    await expect.poll(qui.cards).toHaveLength(1);
    const first = pia.cards()[0]?.id;
    const answer = await press(pia.account, 'oppakken', dataOf(pia.cards()[0]));
    expect(answer.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(wordsOf(answer.value)).toContain('Pia Proef heeft het opgepakt');
    await expect.poll(() => wordsOf(qui.cards())).toContain('Pia Proef heeft het opgepakt');
    expect(pia.cards().map(({ id }) => id)).toEqual([first]);
    const [dossier = ''] = dossiersOn(await pia.visitor.get('/staf'));
    const closing = { reden: 'opgelost', toelichting: '' };
    await pia.visitor.act(await pia.visitor.get(dossier), `${dossier}/sluiten`, closing);
    await expect.poll(() => wordsOf(qui.cards()), { timeout: 8000 }).toContain('Het is gesloten');
    expect(wordsOf(qui.cards())).not.toContain('oppakken');
  });

  it('hands over to a colleague, who gets a card', async () => {
    const { link, tell, press, app } = await startSchool();
    const pia = await link(PIA);
    const dirk = await link(DIRK);
    await tell();
    await expect.poll(pia.cards).toHaveLength(1);
    const data = { ...dataOf(pia.cards()[0]), aan: DIRK.id };
    expect(wordsOf(await press(pia.account, 'overdragen', data))).toContain('overgedragen aan Dirk Doenja');
    await expect.poll(dirk.cards).toHaveLength(1);
    const { items } = await app.stores.dossiers.list(MARIMBA, { limit: 5 });
    expect(items[0]).toMatchObject({ status: 'overgedragen', opgepaktDoor: DIRK.id });
  });

  it('believes nothing of what a press brings', async () => {
    const { link, tell, press, app } = await startSchool();
    const pia = await link(PIA);
    const dirk = await link(DIRK);
    const stranger = person('Sem Stil');
    await tell();
    await expect.poll(pia.cards).toHaveLength(1);
    const data = dataOf(pia.cards()[0]);
    const refused: readonly (readonly [string, Person, string, unknown])[] = [
      ['somebody who linked nothing', stranger, 'oppakken', data],
      ['a colleague who may not read it', dirk.account, 'oppakken', data],
      ['another school', pia.account, 'oppakken', { ...data, school: 'de-wilg' }],
      ['no such dossier', pia.account, 'oppakken', { ...data, dossier: '0'.repeat(32) }],
      ['no such button', pia.account, 'wissen', data],
      ['no data', pia.account, 'oppakken', undefined],
      ['data of another form', pia.account, 'oppakken', { ...data, stand: { a: 1 } }],
    ];
    for (const [what, account, verb, sent] of refused) {
      const answer = await press(account, verb, sent);
      expect([what, answer.type]).toEqual([what, 'application/vnd.microsoft.activity.message']);
      expect(wordsOf(answer)).not.toContain(data.dossier);
    }
    expect(wordsOf(await press(pia.account, 'oppakken', { ...data, stand: 'gesloten.x.1.0.0' }))).toContain(
      'Een collega was je voor',
    );
    expect(wordsOf(await press(pia.account, 'overdragen', { ...data, aan: 'nobody' }))).toContain(
      'Dat kan nu niet meer',
    );
    const { items } = await app.stores.dossiers.list(MARIMBA, { limit: 5 });
    expect(items[0]?.status).toBe('nieuw');
  });

  it('never comes to who is kept out, and leaves who is kept out later', async () => {
    const { link, tell, app } = await startSchool();
    const pia = await link(PIA);
    const qui = await link(QUI);
    await tell();
    await expect.poll(qui.cards).toHaveLength(1);
    const { items } = await app.stores.dossiers.list(MARIMBA, { limit: 5 });
    const id = items[0]?.id ?? expect.fail('nothing was told');
    const stored = (await app.stores.dossiers.find(MARIMBA, id)) ?? expect.fail('it is gone');
    await app.stores.dossiers.save(MARIMBA, { ...stored.value, uitgesloten: [QUI.id] }, stored.version);
    await tell({ 'melding.overPersoneel': { choice: 'ja' } });
    await expect.poll(qui.cards).toEqual([]);
    expect(pia.cards()).toHaveLength(1);
  });

  it('comes no more when the link was taken away, or somebody left', async () => {
    const { link, tell, app, connector } = await startSchool();
    const pia = await link(PIA);
    const qui = await link(QUI);
    await pia.visitor.act(await pia.visitor.get('/staf/ik'), '/staf/ik/teams', { teams: 'weg' });
    const { version } = await app.stores.medewerkers.list(MARIMBA);
    const left = { ...QUI, totEnMet: '2020-01-01' } as Medewerker;
    await app.stores.medewerkers.save(MARIMBA, [PIA, left, DIRK, BEA, EVA], version);
    const before = connector.calls.length;
    await tell();
    expect(pia.cards()).toEqual([]);
    expect(qui.cards()).toEqual([]);
    expect(connector.calls.length).toBe(before);
  });
});

describe('a card in a channel', () => {
  const open = async () => {
    const school = await startSchool();
    const pia = await signIn(school.app, school.mailbox, PIA);
    const dirk = await signIn(school.app, school.mailbox, DIRK);
    const about = { serviceUrl: school.connector.url, from: person(DIRK.naam) };
    const koppel = async (code: string) => {
      const message = channelMessage(`koppel ${code}`, { ...about, channel: 'Zorgteam' });
      await school.send(message);
      return message.conversation.id;
    };
    return { ...school, pia, dirk, koppel };
  };
  const cardsIn = (connector: Awaited<ReturnType<typeof open>>['connector']) =>
    connector.sentTo(CHANNEL).filter(({ attachments }) => attachments?.length);

  it('lies there for what nobody is kept out of, with a line below it when it changes', async () => {
    const { dirk, codeFor, koppel, tell, connector, link, press } = await open();
    const thread = await koppel(await codeFor(dirk, 'kanaal'));
    await expect.poll(() => connector.textsIn(thread).join()).toContain('Gekoppeld');
    const linked = await link(PIA);
    await tell();
    await expect.poll(() => cardsIn(connector)).toHaveLength(1);
    const [card] = cardsIn(connector);
    expect(wordsOf(card)).not.toContain('Overdragen');
    const answer = await press(linked.account, 'oppakken', dataOf(card), CHANNEL);
    expect(wordsOf(answer)).toContain('Pia Proef heeft het opgepakt');
    await expect
      .poll(() => connector.textsIn(`${CHANNEL};messageid=${card?.id}`))
      .toEqual(['Pia Proef heeft het opgepakt.']);
    expect(cardsIn(connector)).toHaveLength(1);
    await tell({ 'melding.overPersoneel': { choice: 'ja' } });
    expect(cardsIn(connector)).toHaveLength(1);
  });

  it('is linked only with a code for a channel, of somebody who may let people in, once', async () => {
    const { pia, dirk, codeFor, koppel, connector, app } = await open();
    const places = () => app.stores.shortTerm.keys('teams-plek');
    const own = await codeFor(dirk, 'ik');
    await koppel(own);
    await koppel('ABCD-EFGH');
    expect(places()).toEqual([]);
    const asPia = await codeFor(pia, 'kanaal');
    const thread = await koppel(asPia);
    await koppel(asPia);
    expect(connector.textsIn(thread).join()).not.toContain(PIA.naam);
    expect(places().length).toBeLessThanOrEqual(1);
    const late = await codeFor(dirk, 'kanaal');
    app.clock.move(16 * 60);
    const before = places().length;
    await koppel(late);
    expect(places()).toHaveLength(before);
  });

  it('tells its school to whoever talks in that team', async () => {
    const { dirk, codeFor, koppel, connector, send, chat } = await open();
    await koppel(await codeFor(dirk, 'kanaal'));
    const noor = person('Noor Yilmaz');
    await send(channelMessage('hoi', { serviceUrl: connector.url, from: noor, channel: 'Zorgteam' }));
    const said = await chat(noor).say('hoi');
    expect(said.join()).not.toContain('Van welke school');
    expect(said.join()).toContain('/s/marimba');
  });
});
