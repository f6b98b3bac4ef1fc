import type { AddressInfo } from 'node:net';
import { ConfidentialClientApplication } from '@azure/msal-node';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import { MsalServiceClientCredentialsFactory } from 'botframework-connector';
import restify from 'restify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  cardExecute,
  cardSubmit,
  channelMessage,
  messageDelete,
  messageEdit,
  personalMessage,
  type TeamsActivity,
} from '../support/teams/activities.js';
import { authenticationSettings, credentialsFactory, msalNetwork } from '../support/teams/bot-login.js';
import { type Connector, startConnector } from '../support/teams/connector.js';
import { deliver } from '../support/teams/deliver.js';
import { type Issuer, startIssuer, tenantId } from '../support/teams/issuer.js';

type BotRequest = Parameters<CloudAdapter['process']>[0];
type MsalApplication = ConstructorParameters<typeof MsalServiceClientCredentialsFactory>[1];
type Turn = (context: TurnContext) => Promise<void>;

let issuer: Issuer;
let connector: Connector;
let bot: Awaited<ReturnType<typeof startBot>>;
let turn: Turn;

const echo: Turn = async (context) => {
  await context.sendActivity(`echo: ${context.activity.text}`);
};

/** restify with a stock CloudAdapter, and nothing of the product. */
async function startBot(credentials = credentialsFactory(issuer, tenantId)) {
  const settings = authenticationSettings(issuer, tenantId);
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentials));
  const errors: unknown[] = [];
  adapter.onTurnError = async (_context, error) => void errors.push(error);
  const server = restify.createServer({ name: 'test' });
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request, response) => {
    // restify says that a method may be missing, which BotBuilder leaves out of account.
    await adapter.process(request as BotRequest, response, (context) => turn(context));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    adapter,
    errors,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const send = (activity: TeamsActivity, token?: string) => deliver(issuer, bot.endpoint, activity, token);
const said = (text = 'hoi') => personalMessage(text, { serviceUrl: connector.url });

beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  [issuer, connector] = await Promise.all([startIssuer(), startConnector()]);
  turn = echo;
  bot = await startBot();
});

afterEach(async () => {
  await Promise.all([bot.close(), issuer.close(), connector.close()]);
  vi.restoreAllMocks();
});

describe('a bot behind the Teams of the tests', () => {
  it('answers a personal message, with its own token', async () => {
    const message = said();
    expect((await send(message)).status).toBe(200);
    expect(connector.textsIn(message.conversation.id)).toEqual(['echo: hoi']);
    expect(connector.calls).toMatchObject([{ method: 'POST', status: 201 }]);
    expect(connector.calls[0]?.path).toBe(
      `/v3/conversations/${message.conversation.id}/activities/${message.id}`,
    );
    expect(connector.calls[0]?.authorization).toMatch(/^Bearer ey/);
    expect(issuer.logins.map(({ tenant }) => tenant)).toEqual([tenantId]);
  });

  it('answers with a token that MSAL itself asked for, once', async () => {
    const application = new ConfidentialClientApplication({
      auth: {
        clientId: issuer.appId,
        clientSecret: issuer.password,
        authority: `https://login.microsoftonline.com/${tenantId}`,
      },
      system: { networkClient: msalNetwork(issuer) },
    });
    await bot.close();
    // MSAL has the same class twice in its types, one for each kind of module.
    bot = await startBot(
      new MsalServiceClientCredentialsFactory(issuer.appId, application as unknown as MsalApplication),
    );
    await send(said());
    await send(said());
    expect(connector.calls).toMatchObject([{ status: 201 }, { status: 201 }]);
    expect(issuer.logins.map(({ form }) => form.get('scope'))).toEqual([
      'https://api.botframework.com/.default',
    ]);
  });

  it('answers in the thread of a channel, with the mention in the text', async () => {
    const message = channelMessage('hoi', { serviceUrl: connector.url });
    await send(message);
    expect(message.conversation.id).toMatch(/^19:\w+@thread\.tacv2;messageid=\d+$/);
    expect(connector.textsIn(message.conversation.id)).toEqual(['echo: <at>Meldmaatje</at> hoi\n']);
  });

  it('gets the value of a button, a changed message and one that was taken away', async () => {
    const heard: Partial<Activity>[] = [];
    turn = async ({ activity }) => void heard.push(activity);
    const message = said();
    await send(cardSubmit({ keuze: 'ja' }, { serviceUrl: connector.url }));
    await send(messageEdit(message, 'dag'));
    await send(messageDelete(message));
    expect(heard).toMatchObject([
      { type: 'message', value: { keuze: 'ja' } },
      { type: 'messageUpdate', id: message.id, text: 'dag', channelData: { eventType: 'editMessage' } },
      { type: 'messageDelete', id: message.id, channelData: { eventType: 'softDeleteMessage' } },
    ]);
    expect(heard[0]?.text).toBeUndefined();
    expect(heard[2]?.text).toBeUndefined();
  });

  it('answers an invoke in the response', async () => {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Goed.' };
    turn = async (context) => {
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
    };
    const pressed = cardExecute('afronden', { stap: 1 }, { serviceUrl: connector.url });
    expect(await send(pressed)).toMatchObject({ status: 200, body });
  });

  it('changes and takes back what it said', async () => {
    turn = async (context) => {
      const first = await context.sendActivity('een');
      const second = await context.sendActivity('twee');
      await context.updateActivity({
        ...context.activity,
        id: first?.id ?? '',
        type: 'message',
        text: 'drie',
      });
      await context.deleteActivity(second?.id ?? '');
    };
    const message = said();
    await send(message);
    expect(connector.textsIn(message.conversation.id)).toEqual(['drie']);
    expect(connector.calls.map(({ method }) => method)).toEqual(['POST', 'POST', 'PUT', 'DELETE']);
  });

  it('begins a conversation with somebody, the same one each time, and a thread in a channel', async () => {
    const begin = (parameters: object) =>
      bot.adapter.createConversationAsync(
        issuer.appId,
        'msteams',
        connector.url,
        'https://api.botframework.com',
        parameters as Parameters<CloudAdapter['createConversationAsync']>[4],
        async (context) => void (await context.sendActivity('dag')),
      );
    const { from, conversation, recipient } = said();
    const personal = { isGroup: false, bot: recipient, members: [from], tenantId };
    await begin(personal);
    await begin(personal);
    expect(connector.textsIn(conversation.id)).toEqual(['dag', 'dag']);
    const activity = { type: 'message', text: 'Nieuwe melding' };
    const channel = { id: '19:zorgteam@thread.tacv2' };
    await begin({ isGroup: true, bot: recipient, channelData: { channel }, activity });
    const thread = connector.conversations().find((id) => id.startsWith(`${channel.id};messageid=`)) ?? '';
    expect(connector.textsIn(thread)).toEqual(['Nieuwe melding', 'dag']);
  });
});

describe('a bot that is not trusted by Teams, or does not trust it', () => {
  it.each<[string, () => Promise<string>]>([
    ['no token', async () => 'none'],
    ['an expired token', () => issuer.expiredToken({ serviceUrl: connector.url })],
    ['a token for another bot', () => issuer.wrongAudienceToken({ serviceUrl: connector.url })],
    ['a token of another issuer', () => issuer.wrongIssuerToken({ serviceUrl: connector.url })],
    ['a token for another serviceUrl', () => issuer.token({ serviceUrl: 'http://127.0.0.1:9/emea/' })],
    ['a token without a serviceUrl', () => issuer.token()],
    ['a key of another channel', () => issuer.token({ serviceUrl: connector.url, key: 'unendorsed' })],
    ['a key that nobody knows', () => issuer.token({ serviceUrl: connector.url, key: 'unknown' })],
  ])('%s gets 401, and no turn', async (_name, token) => {
    expect((await send(said(), await token())).status).toBe(401);
    expect(connector.calls).toEqual([]);
  });

  it.each<[string, () => Promise<string>]>([
    ['a tampered token', () => issuer.tamperedToken({ serviceUrl: connector.url })],
    [
      'a token signed with a key of somebody else',
      () => issuer.token({ serviceUrl: connector.url, key: 'stranger' }),
    ],
  ])('%s gets no turn', async (_name, token) => {
    expect((await send(said(), await token())).status).not.toBe(200);
    expect(connector.calls).toEqual([]);
  });

  it('is told why it may not write', async () => {
    connector.fail(403, 'BotNotInConversationRoster', { times: 1 });
    await send(said());
    await send(said());
    expect(bot.errors).toMatchObject([{ statusCode: 403, code: 'BotNotInConversationRoster' }]);
    expect(connector.calls.map(({ status }) => status)).toEqual([403, 201]);
  });

  it('hears that an activity is too large, and that a message is not there', async () => {
    turn = async (context) => {
      if (context.activity.text === 'lang') await context.sendActivity('x'.repeat(29 * 1024));
      else await context.deleteActivity('1');
    };
    await send(said('lang'));
    await send(said('weg'));
    expect(bot.errors).toMatchObject([
      { statusCode: 413, code: 'MessageSizeTooBig' },
      { statusCode: 404, code: 'ActivityNotFoundInConversation' },
    ]);
  });
});

describe('the connector of the tests', () => {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, connector.url), { headers: { authorization: 'Bearer x' }, ...init });

  it('wants a token', async () => {
    expect((await ask('v3/conversations/a:1/members', { headers: {} })).status).toBe(401);
    expect(connector.calls[0]?.authorization).toBeUndefined();
  });

  it('gives members whole, in pages and one by one', async () => {
    connector.join('a:1', { id: '29:a', aadObjectId: 'een' }, { id: '29:b' }, { id: '29:c' });
    expect(await (await ask('v3/conversations/a:1/members')).json()).toHaveLength(3);
    const first = await (await ask('v3/conversations/a:1/pagedmembers?pageSize=2')).json();
    expect(first).toMatchObject({ members: [{ id: '29:a' }, { id: '29:b' }], continuationToken: '2' });
    const rest = await (await ask('v3/conversations/a:1/pagedmembers?pageSize=2&continuationToken=2')).json();
    expect(rest).toEqual({ members: [{ id: '29:c' }] });
    expect(await (await ask('v3/conversations/a:1/members/een')).json()).toMatchObject({ id: '29:a' });
    expect((await ask('v3/conversations/a:1/members/29:z')).status).toBe(404);
  });

  it('refuses only where it is told to, until it recovers', async () => {
    connector.fail(429, undefined, { retryAfter: 2, conversation: 'a:1' });
    const refused = await ask('v3/conversations/a:1/members');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
    expect((await ask('v3/conversations/a:2/members')).status).toBe(200);
    connector.recover();
    expect((await ask('v3/conversations/a:1/members')).status).toBe(200);
  });

  it('refuses a blocked bot as Teams does, with JSON in the message', async () => {
    connector.fail(403, 'MessageWritesBlocked');
    const { errorCode, message } = (await (await ask('v3/conversations/a:1/members')).json()) as {
      readonly errorCode: number;
      readonly message: string;
    };
    expect(errorCode).toBe(209);
    expect(JSON.parse(message)).toMatchObject({ subCode: 'MessageWritesBlocked' });
  });

  it('keeps who asks waiting', async () => {
    connector.hang({ times: 1 });
    const signal = AbortSignal.timeout(50);
    await expect(ask('v3/conversations/a:1/members', { signal })).rejects.toThrow();
    expect((await ask('v3/conversations/a:1/members')).status).toBe(200);
  });
});
