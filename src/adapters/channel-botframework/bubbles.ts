import type { Activity } from 'botbuilder';

/** The newest version of Adaptive Cards that Teams shows on every device. */
export const CARD_VERSION = '1.5';

interface Button {
  readonly title: string;
  readonly value: unknown;
}

/**
 * A bubble of the bot as Teams shows it: plain words, and its choices as buttons on a card, one below another. Buttons
 * of Teams itself show six at most and cannot say which question they answer.
 */
export function toTeams({ type, text, locale, suggestedActions, channelData }: Partial<Activity>): {
  readonly activity: Partial<Activity>;
  readonly geheim: string | undefined;
} {
  const actions = suggestedActions?.actions ?? [];
  const data: unknown = channelData;
  const geheim =
    typeof data === 'object' && data !== null && 'geheim' in data && typeof data.geheim === 'string'
      ? data.geheim
      : undefined;
  return {
    geheim,
    activity: {
      type: type ?? 'message',
      ...(text !== undefined && { text, textFormat: 'plain' }),
      ...(locale !== undefined && { locale }),
      ...(actions.length > 0 && {
        attachments: [buttons(actions.map(({ title, value }) => ({ title, value })))],
      }),
    },
  };
}

/** A press comes back as a message with the words of the button, and with which question it answers. */
function buttons(choices: readonly Button[]) {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: CARD_VERSION,
      body: choices.map(({ title, value }) => ({
        type: 'ActionSet',
        spacing: 'Small',
        actions: [
          {
            type: 'Action.Submit',
            title,
            data: { msteams: { type: 'messageBack', text: title, displayText: title, value } },
          },
        ],
      })),
    },
  };
}
