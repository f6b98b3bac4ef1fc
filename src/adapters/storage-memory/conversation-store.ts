import type { ConversationId } from '../../domain/ids.js';
import { toIsoTime } from '../../domain/ids.js';
import { TooManyConversations } from '../../errors.js';
import type { Clock } from '../../ports/clock.js';
import type {
  ConversationStore,
  LoggedActivity,
  StoredConversation,
} from '../../ports/conversation-store.js';
import { clone } from './clone.js';

const MINUTE = 60_000;

export function createMemoryConversationStore(clock: Clock, most: number): ConversationStore {
  const conversations = new Map<ConversationId, StoredConversation>();
  const isOver = ({ lastActivityAt, openedAt }: StoredConversation, now: number) =>
    now >= Date.parse(lastActivityAt) + 60 * MINUTE || now >= Date.parse(openedAt) + 24 * 60 * MINUTE;
  const find = (id: ConversationId): StoredConversation | undefined => {
    const conversation = conversations.get(id);
    return conversation === undefined || isOver(conversation, clock.now().getTime())
      ? undefined
      : conversation;
  };
  const expire: ConversationStore['expire'] = (now) => {
    const over = [...conversations.values()].filter((conversation) => isOver(conversation, Date.parse(now)));
    for (const { id } of over) conversations.delete(id);
    return over.length;
  };
  // JSON has no undefined: the state is set apart.
  const copy = ({ state, ...rest }: StoredConversation): StoredConversation => ({
    ...clone(rest),
    state: clone(state),
  });

  return {
    open(id, school, at) {
      const known = find(id);
      if (known !== undefined) return copy(known);
      if (conversations.size >= most) expire(toIsoTime(clock.now()));
      if (conversations.size >= most) throw new TooManyConversations();
      const opened = { id, school, openedAt: at, lastActivityAt: at, log: [], state: undefined, handled: 0 };
      conversations.set(id, opened);
      return copy(opened);
    },
    async find(id) {
      const conversation = find(id);
      return conversation && copy(conversation);
    },
    change(id, change) {
      const before = find(id);
      if (before === undefined) return;
      const log: LoggedActivity[] = [...before.log, ...clone(change.append ?? [])];
      for (const [number, activity] of change.cover ?? []) {
        if (number >= 0 && number < log.length) log[number] = clone(activity);
      }
      conversations.set(id, {
        ...before,
        log,
        lastActivityAt: toIsoTime(
          new Date(Math.max(Date.parse(change.at), Date.parse(before.lastActivityAt))),
        ),
        state: change.state === undefined ? before.state : clone(change.state),
        handled: change.handled ?? before.handled,
      });
    },
    erase: (id) => void conversations.delete(id),
    count: (school) =>
      school === undefined
        ? conversations.size
        : [...conversations.values()].filter((conversation) => conversation.school === school).length,
    expire,
  };
}
