import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MARIMBA } from '../support/app.js';
import {
  channelMessage,
  fileMessage,
  groupMessage,
  installationUpdate,
  membersAdded,
  messageDelete,
  messageEdit,
  person,
  personalMessage,
  reactionAdded,
} from '../support/teams/activities.js';
import { startTeamsApp } from '../support/teams/app.js';

/** The Bot Framework tells the console of every token that it refuses. */
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

const OTHER_TENANT = '11111111-2222-3333-4444-555555555555';

describe('/api/messages', () => {
  it('answers who comes with a token of Microsoft for this bot, and nobody else', async () => {
    const { issuer, connector, send } = await startTeamsApp();
    const message = personalMessage('hoi', { serviceUrl: connector.url });
    const about = { serviceUrl: connector.url };
    const refused = {
      none: 'none',
      expired: await issuer.expiredToken(about),
      'for another bot': await issuer.wrongAudienceToken(about),
      'of another issuer': await issuer.wrongIssuerToken(about),
      tampered: await issuer.tamperedToken(about),
      'signed by a stranger': await issuer.token({ ...about, key: 'stranger' }),
      'for another address': await issuer.token({ serviceUrl: 'https://example.org/' }),
      'no token at all': 'abc',
    };
    for (const [what, token] of Object.entries(refused)) {
      const { status, text } = await send(message, token);
      expect([what, status, text]).toEqual([what, 401, '']);
    }
    expect(connector.calls).toEqual([]);
    expect((await send(message)).status).toBe(200);
  });

  it('hears only the own tenant', async () => {
    const { connector, send } = await startTeamsApp();
    const stranger = personalMessage('hoi', { serviceUrl: connector.url, tenant: OTHER_TENANT });
    expect(await send(stranger)).toMatchObject({ status: 403, text: '' });
    expect(connector.calls).toEqual([]);
  });

  it('says that it cannot know, and nothing else, when the keys of Microsoft cannot be read', async () => {
    const { connector, issuer, send, app } = await startTeamsApp();
    const message = personalMessage('hoi', { serviceUrl: connector.url });
    const token = await issuer.token({ serviceUrl: connector.url });
    issuer.fail();
    expect(await send(message, token)).toMatchObject({ status: 503, text: '' });
    issuer.fail(false);
    expect((await send(message, token)).status).toBe(200);
    expect(app.logged.join('')).toContain('teams.geen-sleutels');
  });

  it('takes no activity of another channel, without an address, too large, or that is no activity', async () => {
    const { connector, issuer, endpoint } = await startTeamsApp();
    const token = await issuer.token({ serviceUrl: connector.url });
    const message = personalMessage('hoi', { serviceUrl: connector.url });
    const bodies = [
      JSON.stringify({ ...message, channelId: 'emulator' }),
      JSON.stringify({ ...message, channelId: '' }),
      JSON.stringify({ ...message, serviceUrl: undefined }),
      JSON.stringify({ ...message, text: 'x'.repeat(300_000) }),
      '{"type":',
      '[]',
      '',
    ];
    for (const body of bodies) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const { status } = await fetch(endpoint, { method: 'POST', headers, body });
      expect([body.slice(0, 40), status]).toEqual([body.slice(0, 40), 401]);
    }
    expect(connector.calls).toEqual([]);
  });
});

describe('a chat in Teams', () => {
  it('asks once for the school, and goes on with what was typed before', async () => {
    const { chat, send, connector } = await startTeamsApp();
    const noor = chat();
    await send(installationUpdate('add', noor.about));
    expect(await noor.send(membersAdded(noor.about))).toEqual([
      'Hoi! Ik ben een computer. Ik ben geen mens.',
      'Van welke school ben je?',
    ]);
    expect(noor.buttons()).toEqual(['De Marimba', 'De Wilg']);
    expect(await noor.say('ze slaan mij elke dag in de pauze')).toEqual([
      expect.stringContaining('Van welke school ben je?'),
    ]);
    const begun = await noor.press('De Marimba');
    expect(begun.join('\n')).toContain('Microsoft en ICT van school kunnen zien');
    expect(begun.join('\n')).toContain('https://meldmaatje.example.org/s/marimba');
    expect(begun.join('\n')).not.toContain('Van welke school');
    expect(connector.sentTo(noor.id).every(({ text }) => text === undefined || text.length > 0)).toBe(true);
    expect((await noor.say('wat doet school')).join()).not.toContain('Van welke school');
  });

  it('gives help in danger before it knows a school', async () => {
    const { chat } = await startTeamsApp();
    const said = await chat().say('ik wil dood');
    expect(said.join('\n')).toMatch(/113/);
    expect(said.at(-1)).toContain('Van welke school ben je?');
  });

  it('shows plain words and buttons one below another, and takes a press as an answer', async () => {
    const { chat } = await startTeamsApp();
    const noor = chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    for (const bubble of noor.bubbles().filter(({ text }) => text !== undefined)) {
      expect(bubble.textFormat).toBe('plain');
      expect(bubble.suggestedActions).toBeUndefined();
    }
    const [card] = noor.bubbles().at(-1)?.attachments ?? [];
    expect(card).toMatchObject({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.5' },
    });
    await noor.press('leerling');
    expect(noor.buttons().join()).toContain('vertellen');
  });

  it('says of everything what it is, and leaves out what is absent', async () => {
    const { chat, connector } = await startTeamsApp();
    const noor = chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    expect(connector.calls.length).toBeGreaterThan(3);
    for (const { body } of connector.calls) {
      expect(body).toMatchObject({ type: 'message' });
      expect(JSON.stringify(body)).not.toMatch(/:(?:""|null)/);
    }
  });

  it('speaks the language of Teams', async () => {
    const { chat } = await startTeamsApp();
    const sam = chat(person('Sam Smith'), 'en-GB');
    expect((await sam.say('hello')).join()).toContain('Which school are you from?');
    expect((await sam.press('De Marimba')).join()).toContain('Microsoft and ICT at school');
  });

  it('does a message that comes twice once', async () => {
    const { chat, send } = await startTeamsApp();
    const noor = chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    const message = personalMessage('wie kan ik bellen', noor.about);
    const first = await noor.send(message);
    expect(first.length).toBeGreaterThan(0);
    expect((await send(message)).status).toBe(200);
    expect(await noor.settle()).toEqual([]);
  });

  it('leaves reactions alone, is honest about what was changed or taken away, and takes no file', async () => {
    const { chat } = await startTeamsApp();
    const noor = chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    const message = personalMessage('leerling', noor.about);
    await noor.send(message);
    expect(await noor.send(reactionAdded('like', 'x', noor.about))).toEqual([]);
    expect((await noor.send(messageEdit(message, 'ouder'))).join()).toContain(
      'Je hebt een bericht veranderd',
    );
    expect((await noor.send(messageDelete(message))).join()).toContain('Je hebt een bericht weggehaald');
    expect((await noor.send(fileMessage('foto.jpg', noor.about))).join()).toContain('geen foto');
    expect((await noor.send(messageEdit(message, 'ik wil dood'))).join()).toContain('113');
  });

  it('says nothing about anybody where others read along', async () => {
    const { connector, send, app } = await startTeamsApp();
    const from = person('Noor Yilmaz');
    for (const activity of [
      groupMessage('Meldmaatje, Tim wordt gepest', { serviceUrl: connector.url, from }),
      channelMessage('Tim wordt gepest', { serviceUrl: connector.url, from }),
    ]) {
      expect((await send(activity)).status).toBe(200);
      await expect.poll(() => connector.textsIn(activity.conversation.id)).toHaveLength(1);
      const [bubble] = connector.sentTo(activity.conversation.id);
      expect(bubble?.text).toContain('Hier lezen anderen mee');
      expect(JSON.stringify(bubble)).toContain('https://teams.microsoft.com/l/chat/0/0?users=28:');
      expect(JSON.stringify(bubble)).not.toContain('Tim');
    }
    expect(app.stores.conversations.count()).toBe(0);
  });

  it('takes its own bubbles away when the conversation is erased, and forgets the school', async () => {
    const { chat, connector } = await startTeamsApp();
    const noor = chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    const said = await noor.say('wis dit gesprek');
    expect(said).toEqual([
      expect.stringContaining('Ik wis dit gesprek'),
      expect.stringContaining('Jouw berichten kan ik niet weghalen'),
    ]);
    expect(connector.textsIn(noor.id).join()).not.toContain('Microsoft en ICT');
    expect((await noor.say('hoi')).join()).toContain('Van welke school');
  });

  it('goes on when a bubble that it wants to take away is gone already', async () => {
    const { chat, connector, app } = await startTeamsApp();
    const noor = chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    await noor.until('woorden.bewaard');
    connector.fail(404, undefined, { method: 'DELETE' });
    await noor.choose('bewaard');
    expect(noor.question().question).toBe('woorden.berichtje');
    expect(app.stores.conversations.count(MARIMBA)).toBe(1);
  });

  it('is gone when the buddy is taken away', async () => {
    const { chat, app } = await startTeamsApp();
    const noor = chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    expect(app.stores.conversations.count(MARIMBA)).toBe(1);
    await noor.send(installationUpdate('remove', noor.about));
    expect(app.stores.conversations.count(MARIMBA)).toBe(0);
    expect((await noor.say('hoi')).join()).toContain('Van welke school');
  });
});
