import { createHash } from 'node:crypto';
import { getSystemErrorName } from 'node:util';
import { createTransport } from 'nodemailer';
import type { SchoolId } from '../../domain/ids.js';
import type { Delivery, Notice, Notifier } from '../../ports/notifier.js';
import type { Texts } from '../../ports/texts.js';

export interface MailNotifierOptions {
  /** `smtp://host:port` or `smtps://user:password@host:port`; TLS as it says, STARTTLS when the server offers it. */
  readonly smtpUrl: string;
  /** Address that mail comes from. */
  readonly from: string;
  readonly texts: Texts;
  /** A school's name, for people who work for several. */
  readonly naamOf: (school: SchoolId) => string;
  /** Longest time for one mail, from connecting to the server's last word. @default 20 000 */
  readonly timeoutMs?: number;
}

/**
 * Sends notices as plain mail without content: a neutral subject and a plain link.
 * The Message-ID is the same each time a notice is sent, so that a mail server can drop the second.
 */
export function createMailNotifier(options: MailNotifierOptions): Notifier {
  const { smtpUrl, from, texts, naamOf, timeoutMs = 20_000 } = options;
  const domain = /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  const transport = createTransport({
    url: smtpUrl,
    // Without a name the greeting tells the name of this machine, and mail servers keep it in the headers.
    name: domain,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });

  return {
    available: true,
    async send(notice) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: notice.to },
          ...wordsOf(notice, texts, naamOf(notice.school)),
          messageId: `<${createHash('sha256').update(notice.id).digest('hex').slice(0, 32)}@${domain}>`,
          xMailer: false,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          signal: AbortSignal.timeout(timeoutMs),
        });
        return { ok: true };
      } catch (error) {
        return { ok: false, code: codeOf(error) };
      }
    },
  };
}

/** When there is no mail server: everything waits on the staff pages. */
export function createSilentNotifier(): Notifier {
  return {
    available: false,
    send: async (): Promise<Delivery> => ({ ok: false, code: 'GEEN-MAIL' }),
  };
}

/** What happened is not in the mail, not even of what kind it is. */
function wordsOf({ soort, link }: Notice, texts: Texts, school: string): { subject: string; text: string } {
  const kind = soort === 'inloglink' || soort === 'wil-contact' ? soort : 'wacht';
  const say = (part: 'onderwerp' | 'tekst') =>
    texts.bubbles('nl', 'medewerker', `mail.${kind}.${part}`, { school, link }).join('\n\n');
  return { subject: say('onderwerp'), text: `${say('tekst')}\n` };
}

/** The answer of the server (`550`), else the reason that there was none (`ECONNREFUSED`); never its words. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'ONBEKEND';
  const { responseCode, errno, code } = error as Error &
    Partial<Record<'responseCode' | 'errno' | 'code', unknown>>;
  if (typeof responseCode === 'number') return String(responseCode);
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'ETIMEDOUT';
  // nodemailer puts its own code (ESOCKET) over that of the system, but leaves the number.
  if (typeof errno === 'number' && errno < 0) return getSystemErrorName(errno);
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,31}$/.test(code) ? code : 'ONBEKEND';
}
