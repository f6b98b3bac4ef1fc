import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  readonly to: readonly string[];
  /** As it came over the line, headers and body. */
  readonly raw: string;
  /** What the client called itself. */
  readonly hello: string;
}

/** How the server behaves towards the next mails. */
export type Mood =
  | { readonly kind: 'accepts' }
  | { readonly kind: 'refuses'; readonly code: number; readonly at: 'to' | 'data' }
  /** Takes the mail and never answers. */
  | { readonly kind: 'hangs' }
  | { readonly kind: 'drops' };

const refusal = (code: number) =>
  Object.assign(new Error('kanarie: the server says something private'), { responseCode: code });

/** A real SMTP server on this machine, whose mood can change; it can go away and come back at the same port. */
export async function startMailbox(port = 0) {
  const mails: Mail[] = [];
  const state: { mood: Mood } = { mood: { kind: 'accepts' } };
  const sockets = new Set<{ destroy(): void }>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 1,
    onRcptTo(_address, _session, callback) {
      const { mood } = state;
      callback(mood.kind === 'refuses' && mood.at === 'to' ? refusal(mood.code) : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mood } = state;
        if (mood.kind === 'hangs') return;
        if (mood.kind === 'drops') {
          for (const socket of sockets) socket.destroy();
          return;
        }
        if (mood.kind === 'refuses') {
          callback(refusal(mood.code));
          return;
        }
        mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
          hello: session.hostNameAppearsAs,
        });
        callback(null);
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const address = server.server.address() as AddressInfo;
  return {
    mails,
    state,
    port: address.port,
    url: `smtp://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
export type Mailbox = Awaited<ReturnType<typeof startMailbox>>;

/** Headers and text of a mail, decoded as far as plain mail needs. */
export function readMail({ raw }: Mail): {
  readonly headers: string;
  readonly text: string;
  readonly subject: string;
} {
  const [headers = '', ...body] = raw.split('\r\n\r\n');
  const decode = (text: string) =>
    text
      .replace(/=\r\n/g, '')
      .replace(/(?:=[0-9A-F]{2})+/g, (bytes) =>
        Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'),
      );
  const joined = body.join('\r\n\r\n');
  const text = /quoted-printable/i.test(headers) ? decode(joined) : joined;
  return { headers, text, subject: /^Subject: (.*(?:\r\n .*)*)/m.exec(headers)?.[1] ?? '' };
}
