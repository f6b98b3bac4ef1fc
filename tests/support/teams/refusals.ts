import type { Answer } from './loopback.js';

/** The messages that Microsoft documents with each code. */
const messages: Readonly<Record<string, string>> = {
  ActivityNotFoundInConversation: 'Conversation not found.',
  BadSyntax: 'Incorrect conversation creation parameters',
  BotDisabledByAdmin: 'The tenant admin disabled this bot',
  BotNotInConversationRoster: 'The bot is not part of the conversation roster.',
  ConversationBlockedByUser: 'User blocked the conversation with the bot.',
  ConversationNotFound: 'Conversation not found.',
  ForbiddenOperationException: "Bot is not installed in user's personal scope",
  MemberNotFoundInConversation: 'Member not found in conversation.',
  MessageSizeTooBig: 'Message size too large.',
  PreconditionFailed: 'Precondition failed, please try again.',
  ServiceError: 'Unknown',
  Throttled: 'Too many requests.',
};

const usualCodes: Readonly<Record<number, string>> = {
  403: 'BotNotInConversationRoster',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'Throttled',
  500: 'ServiceError',
  502: 'ServiceError',
};

export interface RefusalOptions {
  /** Seconds, or a date as HTTP writes it. */
  readonly retryAfter?: number | string;
}

/**
 * How Teams refuses. A blocked or removed bot has its own shape: JSON within the message, and a number for a code.
 * @param code Defaults to the usual one of the status; statuses without one (503, 504) have no body.
 */
export function refusal(status: number, code = usualCodes[status], options: RefusalOptions = {}): Answer {
  const headers = options.retryAfter === undefined ? {} : { 'retry-after': String(options.retryAfter) };
  if (code === undefined) return { status, headers };
  if (code === 'MessageWritesBlocked') return { status, headers, body: writesBlocked };
  return { status, headers, body: { error: { code, message: messages[code] ?? code } } };
}

export const noBearer: Answer = {
  status: 401,
  body: { message: 'Authorization has been denied for this request.' },
};

const writesBlocked = {
  errorCode: 209,
  message: [
    '{',
    '  "subCode": "MessageWritesBlocked",',
    '  "details": "Thread is blocked from message writes.",',
    '  "errorCode": null,',
    '  "errorSubCode": null',
    '}',
  ].join('\r\n'),
};
