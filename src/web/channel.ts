import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server } from 'restify';

/** The way of the web chat to the bot, on the server that also gives the pages. */
export interface WebChannel {
  /** Adds the routes, before the server listens. */
  register(server: Server): void;
  /** For the `upgrade` event of the HTTP server. @returns false, untouched, when the address is not the channel's. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Answers nothing new, and resolves when the turns that are running are kept. */
  close(): Promise<void>;
}
