import type { Said } from './activities.js';
import { adaptiveCard, buttons, CARD_TYPE } from './card-parts.js';

interface Button {
  readonly type?: string;
  readonly title: string;
  readonly value?: unknown;
}

/** What the bot said in a turn. */
export interface Spoken {
  readonly type?: string;
  readonly text?: string;
  readonly locale?: string;
  readonly suggestedActions?: { readonly actions: readonly Button[] };
  readonly channelData?: unknown;
}

/**
 * A bubble of the bot as Teams shows it: plain words, and its choices as buttons on a card, one below another. Buttons
 * of Teams itself show six at most and cannot say which question they answer.
 */
export function toTeams({ type, text, locale, suggestedActions, channelData }: Spoken): {
  readonly activity: Said;
  readonly geheim: string | undefined;
} {
  const actions = suggestedActions?.actions ?? [];
  const geheim =
    typeof channelData === 'object' &&
    channelData !== null &&
    'geheim' in channelData &&
    typeof channelData.geheim === 'string'
      ? channelData.geheim
      : undefined;
  return {
    geheim,
    activity: {
      type: type ?? 'message',
      ...(text !== undefined && { text, textFormat: 'plain' }),
      ...(locale !== undefined && { locale }),
      ...(actions.length > 0 && {
        attachments: [choices(actions)],
      }),
    },
  };
}

/** A press comes back as a message with the words of the button, and with which question it answers. */
const choices = (all: readonly Button[]) => ({
  contentType: CARD_TYPE,
  content: adaptiveCard(buttons(all.map(actionOf))),
});

const actionOf = ({ type, title, value }: Button): object =>
  type === 'openUrl'
    ? { type: 'Action.OpenUrl', title, url: value }
    : {
        type: 'Action.Submit',
        title,
        data: { msteams: { type: 'messageBack', text: title, displayText: title, value } },
      };
