import type { Activity } from './activity.js';
import { createOutbox } from './outbox.js';
import { BASE, call, eraseConversation, isGone, type Kept, pauseMs, statusOf } from './requests.js';

/**
 * `over`: the conversation is gone at the server. `expired`: it may be there, but this tab was away too long to go on.
 * Both are for good.
 */
export type LineStatus = 'online' | 'offline' | 'busy' | 'over' | 'expired';

export interface LineOptions {
  readonly tokenUrl: string;
  readonly tokenBody: Readonly<Record<string, string>>;
  /** Goes on with this conversation. When it is gone a new one is started. */
  readonly kept: Kept | undefined;
  keep(kept: Kept): void;
  /** Once per activity. `past`: it was already there when the page was loaded. */
  onActivity(activity: Activity, past: boolean): void;
  onStatus(status: LineStatus): void;
  /** The server will never take this one. */
  onRefused(clientId: string): void;
}

/** One conversation over Direct Line 3.0. What is sent arrives once and in order, however often the line drops. */
export interface Line {
  /** @returns the `clientActivityID` with which it comes back. */
  send(activity: Activity): string;
  /** Stops at once and asks the server to erase the conversation. @returns whether the server heard it. */
  erase(leaving: boolean): Promise<boolean>;
  close(): void;
}

interface Answer {
  readonly token?: string;
  readonly conversationId?: string;
  readonly expires_in?: number;
  readonly streamUrl?: string;
}
interface ActivitySet {
  readonly activities?: readonly Activity[];
  readonly watermark?: string;
}
const SOCKET_OPENS_MS = 7_500;
const ALIVE_MS = 20_000;
const POLL_MS = 1_000;
const POLLS_BEFORE_SOCKET = 60;
const DEFAULT_SECONDS = 1800;

export function openLine(options: LineOptions): Line {
  let kept = options.kept;
  let issued: Answer | undefined;
  let watermark: string | undefined;
  let socket: WebSocket | undefined;
  let failures = 0;
  let failedSockets = 0;
  let closed = false;
  let connecting = false;
  let hiddenSince = 0;
  let wake: () => void = () => undefined;
  let refreshTimer: ReturnType<typeof setTimeout> | undefined;
  const seen = new Set<string>();

  const here = (path: string): string => `${BASE}/conversations/${kept ? kept.id : ''}${path}`;
  const missed = (): string => (watermark === undefined ? '' : `?watermark=${encodeURIComponent(watermark)}`);
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
      wake = resolve;
    });
  const outbox = createOutbox({
    post: (activity) => call('POST', here('/activities'), kept?.token, activity),
    isReady: () => kept !== undefined,
    pauseMs: () => pauseMs(failures),
    onFailed: failed,
    onDelivered: works,
    onGone: end,
    onRefused: options.onRefused,
    onNoEcho: again,
  });

  function end(status: number): void {
    if (closed) return;
    close();
    options.onStatus(status === 404 ? 'over' : 'expired');
  }

  function failed(status: number): void {
    failures += 1;
    options.onStatus(status === 429 ? 'busy' : 'offline');
  }

  function works(): void {
    failures = 0;
    options.onStatus('online');
    outbox.pump();
  }

  function remember(id: string, answer: Answer): void {
    if (answer.token === undefined || closed) return;
    kept = { id, token: answer.token };
    options.keep(kept);
    clearTimeout(refreshTimer);
    refreshTimer = setTimeout(refresh, (answer.expires_in ?? DEFAULT_SECONDS) * 500);
  }

  async function refresh(): Promise<void> {
    if (closed || kept === undefined) return;
    try {
      remember(kept.id, await call<Answer>('POST', `${BASE}/tokens/refresh`, kept.token, {}));
    } catch (error) {
      if (isGone(statusOf(error))) return end(statusOf(error));
      refreshTimer = setTimeout(refresh, 30_000);
    }
  }

  function receive(set: ActivitySet, past: boolean): void {
    for (const activity of set.activities ?? []) {
      if (activity.id !== undefined) {
        if (seen.has(activity.id)) continue;
        seen.add(activity.id);
      }
      outbox.arrived(activity.channelData?.clientActivityID);
      options.onActivity(activity, past);
      if (closed) return;
    }
    if (set.watermark !== undefined && set.watermark !== null) watermark = set.watermark;
  }

  async function start(): Promise<string | undefined> {
    issued ??= await call<Answer>('POST', options.tokenUrl, undefined, options.tokenBody);
    const started = await call<Answer>('POST', `${BASE}/conversations`, issued.token, {});
    remember(started.conversationId ?? issued.conversationId ?? '', { ...issued, ...started });
    // On a slow network the greeting is here before the stream is open.
    void call<ActivitySet>('GET', here('/activities'), kept?.token)
      .then((set) => closed || receive(set, false))
      .catch(() => undefined);
    return started.streamUrl;
  }

  /** First what was said before, then the stream from there. */
  async function resume(token: string): Promise<string | undefined> {
    const fresh = seen.size === 0;
    if (fresh) receive(await call<ActivitySet>('GET', here('/activities'), token), true);
    const answer = await call<Answer>('GET', here(missed()), token);
    if (kept) remember(kept.id, answer);
    return answer.streamUrl;
  }

  async function connect(): Promise<void> {
    if (connecting || closed) return;
    connecting = true;
    const reloaded = kept !== undefined && seen.size === 0;
    let streamUrl: string | undefined;
    for (let done = false; !done && !closed; ) {
      try {
        streamUrl = kept === undefined ? await start() : await resume(kept.token);
        done = true;
      } catch (error) {
        const status = statusOf(error);
        if (isGone(status) && kept !== undefined && reloaded && seen.size === 0) {
          kept = undefined;
        } else if (isGone(status)) {
          connecting = false;
          return end(status);
        } else {
          failed(status);
          await pause(pauseMs(failures));
        }
      }
    }
    connecting = false;
    if (closed) return;
    if (streamUrl !== undefined && failedSockets < 2) listen(streamUrl);
    else void poll();
    outbox.pump();
  }

  function listen(streamUrl: string): void {
    // The page and its stream have one origin, whatever name the server knows itself by.
    const url = new URL(streamUrl, location.href);
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    url.host = location.host;
    let opened = false;
    let mine: WebSocket;
    try {
      mine = new WebSocket(url.href);
    } catch {
      failedSockets = 2;
      return void poll();
    }
    socket = mine;
    const limit = setTimeout(() => opened || mine.close(), SOCKET_OPENS_MS);
    const alive = setInterval(() => mine.readyState === 1 && mine.send(''), ALIVE_MS);
    mine.onopen = () => {
      opened = true;
      failedSockets = 0;
      works();
    };
    mine.onmessage = (event) => {
      if (socket === mine && event.data) receive(JSON.parse(String(event.data)) as ActivitySet, false);
    };
    mine.onclose = () => {
      clearTimeout(limit);
      clearInterval(alive);
      if (socket === mine) void dropped(opened);
    };
  }

  async function dropped(wasOpen: boolean): Promise<void> {
    socket = undefined;
    if (closed) return;
    if (!wasOpen) failedSockets += 1;
    failed(0);
    await pause(pauseMs(failures));
    void connect();
  }

  /** For networks that let no WebSocket through. */
  async function poll(): Promise<void> {
    for (let polls = 0; !closed && socket === undefined; polls += 1) {
      if (polls > POLLS_BEFORE_SOCKET) {
        failedSockets = 1;
        return connect();
      }
      try {
        if (kept === undefined) return;
        receive(await call<ActivitySet>('GET', here(`/activities${missed()}`), kept.token), false);
        works();
        await pause(POLL_MS);
      } catch (error) {
        if (isGone(statusOf(error))) return end(statusOf(error));
        failed(statusOf(error));
        await pause(pauseMs(failures));
      }
    }
  }

  /** Drops the socket, also one that only seems alive, and comes back with the watermark. */
  function again(): void {
    const old = socket;
    socket = undefined;
    old?.close();
    if (old !== undefined) void connect();
    else wake();
  }

  async function erase(leaving: boolean): Promise<boolean> {
    const last = kept;
    kept = undefined;
    close();
    return last === undefined || eraseConversation(last, leaving);
  }

  function close(): void {
    closed = true;
    outbox.close();
    clearTimeout(refreshTimer);
    removeEventListener('online', again);
    document.removeEventListener('visibilitychange', onVisibility);
    socket?.close();
    socket = undefined;
    wake();
  }

  function onVisibility(): void {
    if (document.hidden) hiddenSince = Date.now();
    else if (Date.now() - hiddenSince > ALIVE_MS) again();
  }

  addEventListener('online', again);
  document.addEventListener('visibilitychange', onVisibility);
  void connect();
  return { send: outbox.add, erase, close };
}
