import { STATUS_CODES } from 'node:http';
import type { Request, Response, Server } from 'restify';

/** Addresses that are not there and requests that are not understood get a plain answer, which repeats nothing of them. */
export function answerRefusals(server: Server): void {
  server.pre((request: Request, response: Response, next: (go?: false) => void) => {
    if (isReadable(request)) return next();
    response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
    response.end('400 Bad Request');
    return next(false);
  });
  server.on('restifyError', (_request: Request, response: Response, error: unknown, done: () => void) => {
    const status = statusOf(error);
    // restify sends an answer of its own after `done`, unless it sent this one itself.
    if (!response.headersSent) {
      response.sendRaw(status, `${status} ${STATUS_CODES[status] ?? ''}`, {
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'no-store',
      });
    }
    done();
  });
}

/** restify reads the whole address before it looks for a route, outside of any handler: one that throws ends the process. */
function isReadable(request: Request): boolean {
  try {
    request.getUrl();
    return true;
  } catch {
    return false;
  }
}

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status in STATUS_CODES ? status : 500;
}
