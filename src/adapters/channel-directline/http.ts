import type { Request, Response } from 'restify';

/** A request that is not taken, in the words of Direct Line 3.0: a status that its clients understand, and a code. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number | undefined;

  /** @param retryAfter Seconds. */
  constructor(status: number, code: string, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** 403 is what clients take for "get a new token"; 404 for "this conversation is over". */
export const refuse = {
  noToken: () => new Refusal(401, 'MissingToken', 'A Direct Line token is needed.'),
  badToken: () => new Refusal(401, 'InvalidToken', 'This is not a token of this server.'),
  expired: () => new Refusal(403, 'TokenExpired', 'The token has expired.'),
  foreign: () => new Refusal(403, 'Forbidden', 'The token is for another conversation.'),
  ended: () => new Refusal(404, 'ConversationNotFound', 'The conversation is not there, or is over.'),
  tooBig: () => new Refusal(413, 'MessageSizeTooBig', 'The message is too big.'),
  tooMany: (waitMs: number) =>
    new Refusal(
      429,
      'TooManyRequests',
      'Too many at once. Try again later.',
      Math.max(1, Math.ceil(waitMs / 1000)),
    ),
  bad: (message: string) => new Refusal(400, 'BadArgument', message),
  closing: () => new Refusal(503, 'ServiceUnavailable', 'The server is restarting. Try again.', 2),
};

/** Not `res.send`: no content negotiation is needed, and this is part of every turn. */
export function respond(res: Response, status: number, body: unknown, retryAfter?: number): void {
  if (retryAfter !== undefined) res.setHeader('Retry-After', String(retryAfter));
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  res.end(JSON.stringify(body));
}

export function respondRefusal(res: Response, refusal: Refusal): void {
  respond(
    res,
    refusal.status,
    { error: { code: refusal.code, message: refusal.message } },
    refusal.retryAfter,
  );
}

/**
 * The JSON of a body, or undefined when there is none. Whatever a body parser of the server already read is taken.
 * @throws {Refusal} 413 above `limit` bytes, without keeping them; 400 when it is no JSON.
 */
export async function readJson(req: Request, limit: number): Promise<unknown> {
  if (req.body !== undefined) return typeof req.body === 'string' ? parse(req.body) : req.body;
  if (Number(req.headers['content-length'] ?? 0) > limit) throw refuse.tooBig();
  const text = await new Promise<string>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else reject(refuse.tooBig());
    });
    req.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    req.on('error', () => reject(refuse.bad('The body did not arrive.')));
  });
  return text.trim() === '' ? undefined : parse(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse.bad('The body is not JSON.');
  }
}

/** One value of the query, undefined when it is not there. */
export function queryOf(url: string | undefined, name: string): string | undefined {
  const start = url?.indexOf('?') ?? -1;
  return url === undefined || start < 0
    ? undefined
    : (new URLSearchParams(url.slice(start)).get(name) ?? undefined);
}
