import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import type { Adapters } from '../../../src/app.js';
import { openTeams } from '../../../src/wiring.js';
import { type AppOptions, startApp } from '../app.js';
import { ANONIEM, type Replies } from '../talk.js';
import {
  leerling,
  messageBack,
  type Person,
  personalConversation,
  personalMessage,
  type TeamsActivity,
} from './activities.js';
import { authenticationSettings, credentialsFactory } from './bot-login.js';
import { startConnector } from './connector.js';
import { deliver } from './deliver.js';
import { startIssuer, tenantId } from './issuer.js';

/** A button below a bubble, as it stands in a card. */
interface Button {
  readonly title: string;
  readonly data: { readonly msteams: { readonly text: string; readonly value: unknown } };
}

/** The whole product with a Teams of its own: Microsoft's connector, issuer and login, on this machine. */
export async function startTeamsApp(options: AppOptions & { readonly timeoutMs?: number } = {}) {
  const connector = await startConnector();
  const issuer = await startIssuer();
  onTestFinished(async () => {
    await connector.close();
    await issuer.close();
  });
  let channel: ReturnType<ReturnType<typeof openTeams>> | undefined;
  const app = await startApp({
    ...options,
    change: (adapters) => {
      const open = openTeams(adapters, {
        publicUrl: 'https://meldmaatje.example.org',
        credentials: { kind: 'entra', appId: issuer.appId, tenantId, password: issuer.password },
        cloud: {
          settings: authenticationSettings(issuer, tenantId) as unknown as Record<string, string>,
          credentials: credentialsFactory(issuer, tenantId),
          timeoutMs: options.timeoutMs ?? 2000,
        },
        retry: { pauses: [5, 10], pause: (ms) => setTimeout(Math.min(ms, 20)) },
      });
      const openAndKeep: NonNullable<Adapters['openTeams']> = (wiring) => {
        channel = open(wiring);
        return channel;
      };
      return { openTeams: openAndKeep, ...options.change?.(adapters) };
    },
  });
  const endpoint = `${app.url}/api/messages`;
  const send = (activity: TeamsActivity, token?: string) => deliver(issuer, endpoint, activity, token);

  /** Somebody's own chat with the buddy. */
  function chat(from: Person = leerling, locale = 'nl-NL') {
    const about = { serviceUrl: connector.url, from, locale };
    const id = personalConversation(from).id;
    const seen = new Set<string>();
    const bubbles = () => connector.sentTo(id).filter(({ type }) => type === 'message');
    const settle = async (): Promise<readonly string[]> => {
      await channel?.idle();
      const fresh = bubbles().filter((bubble) => !seen.has(bubble.id));
      for (const bubble of fresh) seen.add(bubble.id);
      return fresh.map(({ text }) => text ?? '');
    };
    const buttons = (): readonly Button[] => {
      const last = bubbles().findLast(({ attachments }) => (attachments?.length ?? 0) > 0);
      const content = last?.attachments?.[0]?.content as
        | { readonly body: readonly { readonly actions: readonly Button[] }[] }
        | undefined;
      return content?.body.flatMap(({ actions }) => actions) ?? [];
    };
    const deliverAndSettle = async (activity: TeamsActivity): Promise<readonly string[]> => {
      const { status } = await send(activity);
      expect(status).toBe(200);
      return settle();
    };
    const question = () => {
      const values = buttons().map(({ data }) => data.msteams.value as { v: string; k: string });
      return { question: values[0]?.v ?? '', choices: values.map(({ k }) => k) };
    };
    const say = (text: string) => deliverAndSettle(personalMessage(text, about));
    const pressWhere = (fits: (button: Button) => boolean) => {
      const button = buttons().find(fits);
      if (button === undefined) expect.fail(`no such button among ${buttons().map(({ title }) => title)}`);
      const { text, value } = button.data.msteams;
      return deliverAndSettle(messageBack(text, value, about));
    };
    const choose = (choice: string) =>
      pressWhere(({ data }) => (data.msteams.value as { k: string }).k === choice);
    /** Answers question after question as a short melding without a name does, until this one is open. */
    const until = async (wanted: string, replies: Replies = {}): Promise<readonly string[]> => {
      let said: readonly string[] = [];
      for (let count = 0; question().question !== wanted; count += 1) {
        if (count > 30) expect.fail(`“${wanted}” was never asked; last was “${question().question}”`);
        const open = question();
        const neutral = ['overslaan', 'weet-niet', 'goed'].find((one) => open.choices.includes(one)) ?? '';
        const reply = replies[open.question] ?? ANONIEM[open.question] ?? { choice: neutral };
        said = await (typeof reply === 'string' ? say(reply) : choose(reply.choice));
      }
      return said;
    };
    return {
      choose,
      until,
      question,
      id,
      about,
      bubbles,
      settle,
      buttons: () => buttons().map(({ title }) => title),
      send: deliverAndSettle,
      say,
      /** Presses a button whose words contain these. */
      press: (words: string) => pressWhere(({ title }) => title.includes(words)),
    };
  }
  return { app, connector, issuer, send, chat, endpoint };
}
