import type { Activity } from 'botbuilder';
import { adaptiveCard, buttons, CARD_TYPE } from './card-parts.js';

interface Button {
  readonly kind: string;
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
        attachments: [choices(actions.map(({ type: kind, title, value }) => ({ kind, title, value })))],
      }),
    },
  };
}

/** A press comes back as a message with the words of the button, and with which question it answers. */
const choices = (all: readonly Button[]) => ({
  contentType: CARD_TYPE,
  content: adaptiveCard(buttons(all.map(actionOf))),
});

const actionOf = ({ kind, title, value }: Button): object =>
  kind === 'openUrl'
    ? { type: 'Action.OpenUrl', title, url: value }
    : {
        type: 'Action.Submit',
        title,
        data: { msteams: { type: 'messageBack', text: title, displayText: title, value } },
      };
