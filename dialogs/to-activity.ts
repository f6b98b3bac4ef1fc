import type { Activity } from 'botbuilder-core';
import type { Texts } from '../src/ports/texts.js';
import type { OutBubble } from './turn.js';

/** The language in which somebody came in, when there are texts in it; else Dutch. */
export function languageOf({ locale }: Partial<Activity>, { languages }: Texts): string {
  const asked = locale?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === asked) ?? 'nl';
}

/** A bubble as an activity; its buttons come back with the question that they answer. */
export function toActivity(
  { text, geheim, spoed, choices, taal: own }: OutBubble,
  { taal, question }: { readonly taal: string; readonly question: string | undefined },
): Partial<Activity> {
  return {
    type: 'message',
    text,
    locale: own ?? taal,
    ...((geheim !== undefined || spoed) && {
      channelData: { ...(geheim !== undefined && { geheim }), ...(spoed && { spoed }) },
    }),
    ...(choices !== undefined && {
      suggestedActions: {
        to: [],
        actions: choices.map(({ id, label }) => ({
          type: 'messageBack',
          title: label,
          text: label,
          displayText: label,
          value: { v: question ?? '', k: id },
        })),
      },
    }),
  };
}
