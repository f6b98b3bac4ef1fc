import type { Json } from '../../ports/conversation-store.js';
import type { Desk, Placed } from '../../ports/desk.js';
import type { Texts } from '../../ports/texts.js';
import { toReference } from './activities.js';
import type { Connection, Sent } from './adapter.js';
import { cardActivity, threadLine } from './cards.js';
import type { Delivered, Delivery } from './delivery.js';

/** The cards of staff, in their chats and channels of Teams. */
export function createDesk(delivery: Delivery, texts: Texts): Desk {
  const at = async (
    waar: Json,
    act: (speaker: Connection, lang: string) => Promise<Sent>,
  ): Promise<Placed> => {
    const reference = toReference(waar);
    const done = await delivery.at(reference, (speaker) => act(speaker, languageOf(waar, texts)));
    return toPlaced(done);
  };
  return {
    place: (waar, kaart) => at(waar, (speaker, lang) => speaker.send(cardActivity(kaart, texts, lang))),
    change: (waar, id, kaart) =>
      at(waar, async (speaker, lang) => {
        await speaker.update(id, cardActivity(kaart, texts, lang));
        return { id };
      }),
    takeAway: (waar, id) =>
      at(waar, async (speaker) => {
        await speaker.remove(id);
        return { id };
      }),
    addLine: (waar, id, kaart) => {
      const reference = toReference(waar);
      const thread = `${reference.conversation?.id};messageid=${id}`;
      const there = { ...reference, conversation: { ...reference.conversation, id: thread } };
      return at(there as unknown as Json, (speaker, lang) => speaker.send(threadLine(kaart, texts, lang)));
    },
  };
}

export function languageOf(waar: Json, { languages }: Texts): string {
  const asked = toReference(waar).locale?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === asked) ?? 'nl';
}

function toPlaced(done: Delivered<Sent>): Placed {
  if (done.kind === 'gelukt') return { kind: 'gelukt', id: done.value.id };
  return { kind: done.kind === 'weg' ? 'weg' : 'later' };
}
