import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { ConversationId, SchoolId } from '../../domain/ids.js';
import { toConversationId, toSchoolId } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';

/** Nothing about a person: `user` is made from the conversation's random id. */
export interface Claims {
  readonly conversation: ConversationId;
  readonly school: SchoolId;
  readonly user: string;
  /** `chat` is the bearer token of the requests; `stream` opens one conversation's socket and nothing else. */
  readonly use: 'chat' | 'stream';
}

export type Verified =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' };

/** A little longer than a conversation lasts in silence: a phone that slept finds it, or hears that it has ended. */
export const CHAT_SECONDS = 65 * 60;
const STREAM_SECONDS = 60;

/** Clients read the `user` claim of the token themselves, so that it must be a real JWT. */
export const userOf = (conversation: ConversationId): string => `dl_${conversation}`;

const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');

/**
 * JSON Web Tokens under HS256 (RFC 7519, RFC 7515). Written out because verifying must be synchronous and cheap: it is
 * part of every turn. The header is compared whole, so that no other `alg` is ever considered.
 */
export class Tokens {
  readonly #key;
  readonly #clock: Clock;

  constructor(key: Buffer, clock: Clock) {
    this.#key = createSecretKey(key);
    this.#clock = clock;
  }

  sign(conversation: ConversationId, school: SchoolId, use: Claims['use']): string {
    const issued = Math.floor(this.#clock.now().getTime() / 1000);
    const claims = {
      user: userOf(conversation),
      conv: conversation,
      school,
      use,
      iat: issued,
      exp: issued + (use === 'chat' ? CHAT_SECONDS : STREAM_SECONDS),
    };
    const content = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
    return `${content}.${this.#mac(content).toString('base64url')}`;
  }

  verify(token: string): Verified {
    const [header, payload, signature, ...rest] = token.split('.');
    if (header !== HEADER || payload === undefined || signature === undefined || rest.length > 0)
      return INVALID;
    const given = Buffer.from(signature, 'base64url');
    const expected = this.#mac(`${header}.${payload}`);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return INVALID;

    // Signed by this server, so that its shape is known.
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, string> & {
      exp: number;
    };
    if (claims.exp * 1000 <= this.#clock.now().getTime()) return { ok: false, reason: 'expired' };
    const conversation = toConversationId(claims.conv ?? '');
    return {
      ok: true,
      claims: {
        conversation,
        school: toSchoolId(claims.school ?? ''),
        user: userOf(conversation),
        use: claims.use === 'stream' ? 'stream' : 'chat',
      },
    };
  }

  #mac(content: string): Buffer {
    return createHmac('sha256', this.#key).update(content).digest();
  }
}

const INVALID: Verified = { ok: false, reason: 'invalid' };
