/** All that a tab keeps of a conversation. */
export interface Kept {
  readonly id: string;
  readonly token: string;
}

export const BASE = '/v3/directline';
const GIVE_UP_MS = 15_000;
const LONGEST_PAUSE_MS = 10_000;
const ERASE_TRIES = 8;

/** Grows with every failure in a row, and is never the same for all who lost the server at one moment. */
export const pauseMs = (failures: number): number =>
  Math.min(LONGEST_PAUSE_MS, 250 * 2 ** Math.max(0, failures - 1)) * (0.8 + Math.random() * 0.4);

/** Also where `crypto.randomUUID` is not: on a page without https. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
}

/** The status of a refused request; 0 when there was no answer at all. */
export const statusOf = (error: unknown): number => (error as { readonly status?: number }).status ?? 0;

/** The token or the conversation is no more, and will not come back. */
export const isGone = (status: number): boolean => status === 401 || status === 403 || status === 404;

/** @param keepalive The request outlives the page. @throws With the status when the server refuses. */
export async function call<T>(
  method: string,
  url: string,
  token?: string,
  body?: unknown,
  keepalive = false,
): Promise<T> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), GIVE_UP_MS);
  try {
    const response = await fetch(url, {
      method,
      headers: {
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
      keepalive,
      signal: abort.signal,
    });
    if (!response.ok) throw Object.assign(new Error('refused'), { status: response.status });
    return (await response.json().catch(() => ({}))) as T;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Asks the server to erase a conversation, until it did.
 * @param leaving The page goes away: one try.
 * @returns whether it is gone there.
 */
export async function eraseConversation({ id, token }: Kept, leaving: boolean): Promise<boolean> {
  const event = { type: 'event', name: 'wis', channelData: { clientActivityID: randomId() } };
  for (let tries = 1; ; tries += 1) {
    try {
      await call('POST', `${BASE}/conversations/${id}/activities`, token, event, true);
      return true;
    } catch (error) {
      if (isGone(statusOf(error))) return true;
      if (leaving || tries === ERASE_TRIES) return false;
      await new Promise((resolve) => setTimeout(resolve, pauseMs(tries)));
    }
  }
}
