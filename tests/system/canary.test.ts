import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Ears } from '../../src/ports/ears.js';
import { BEA, DIRK, EVA, PIA, startApp, type TestApp, writeSchools } from '../support/app.js';
import { foundIn } from '../support/decrypted-store.js';
import { TEST_KEY } from '../support/open-lowdb.js';
import { buildServer, ServerProcess } from '../support/server-process.js';
import { smallDisk } from '../support/small-disk.js';
import { dossiersOn, mailServer, signIn } from '../support/staff.js';
import { type Replies, says, type Talker, talkTo } from '../support/talk.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { Visitor } from '../web/staff-site.js';

const CANARIES = {
  name: 'Zebedeus Kwartelslag',
  other: 'Wolfraam Pimpelmees',
  phone: '06 48 51 62 73',
  address: 'Kwikstaartlaan 917',
  postcode: '7319 ZQ',
  email: 'zebedeus@kwartelmail.test',
  account: '@kwartelzeb',
  groep: 'groep 7 ijsvogel',
  agent: 'KanarieBrowser/9.17',
  proxy: '203.0.113.77',
  sender: 'kanarie-gebruiker-51',
  activity: 'kanarie-activiteit-88',
  typed: 'kanariezang',
};
const { name, other, phone, address, postcode, email, account, groep, agent, proxy, typed } = CANARIES;
const STORY = `${typed}: ik ben ${name}, ${address}, ${postcode}, bel ${phone} of ${email} ${account}. ${other} scheldt mij elke dag uit`;

const NAMELESS: Replies = {
  'melding.wat': STORY,
  'melding.groep': groep,
  'details.wieDoetHet': other,
  'details.waar': `bij ${address}`,
};
const NAMED: Replies = { ...NAMELESS, 'melding.metNaam': { choice: 'ja' }, 'melding.naam': name };
const PARENT: Replies = {
  ...NAMED,
  'menu.wie': { choice: 'ouder' },
  'melding.kind': `${name}, ${groep}`,
  'melding.kindWeetHet': { choice: 'ja' },
  'melding.magPraten': { choice: 'nee' },
  'melding.bereikbaar': `${phone} of ${email}`,
};

/** Every request says who it is; what is refused is kept. */
function watchRequests(): { readonly refusals: string[] } {
  const refusals: string[] = [];
  const plain = globalThis.fetch;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const headers = { ...init.headers, 'User-Agent': agent, 'X-Forwarded-For': proxy };
    const response = await plain(url, { ...init, headers });
    if (response.status >= 400) refusals.push(`${response.status} ${await response.clone().text()}`);
    return response;
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return { refusals };
}

/** Tells, keeps the woorden, comes back, writes, and takes it back. @returns the woorden. */
async function everything(app: { url: string; clock?: TestApp['clock'] }, replies: Replies): Promise<Talker> {
  const talker = await talkTo(app, 'marimba', { locale: 'nl-NL' });
  const woorden = await talker.tell(replies);
  await talker.reply({ choice: 'bewaard' });
  await talker.reply({ choice: 'nu' });
  await talker.until('menu.wat', replies);
  const later = await talkTo(app);
  await later.comeBack(woorden.split(' ').toReversed().join(' '));
  await later.reply(woorden);
  await later.reply({ choice: 'schrijven' });
  await later.reply(`${STORY}, en weer`);
  await later.reply({ choice: 'intrekken' });
  await later.reply({ choice: 'ja' });
  SECRETS.push(
    woorden,
    woorden.replaceAll(' ', '-'),
    woorden.replaceAll(' ', ''),
    talker.chat.conversationId,
  );
  SECRETS.push(talker.chat.token, later.chat.conversationId, later.chat.token);
  return later;
}
/** Geheime woorden, conversations and tokens, as they come about. */
const SECRETS: string[] = [];

/** Requests that are refused, each with words in it that somebody typed. */
async function refused(app: { url: string }, { chat }: Talker): Promise<void> {
  const activities = `/v3/directline/conversations/${chat.conversationId}/activities`;
  const post = (path: string, body: string, headers = {}) =>
    chat.request(path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });
  const from = { id: CANARIES.sender, name };
  const answers = await Promise.all([
    post(activities, `{"text": "${STORY}`),
    post(activities, JSON.stringify({ type: 'message', text: STORY.repeat(600) })),
    post(activities, JSON.stringify({ type: 'message', text: STORY.padEnd(4100, '.') })),
    post(activities, JSON.stringify({ type: STORY, text: STORY, from })),
    post(activities, JSON.stringify({ type: 'message', text: STORY, from }), {
      Authorization: `Bearer ${typed}`,
    }),
    post(
      `/v3/directline/conversations/${typed}/activities`,
      JSON.stringify({ type: 'message', text: STORY }),
    ),
    post(`/s/${typed}/token`, JSON.stringify({ user: { id: CANARIES.sender } })),
    post('/v3/directline/tokens/generate', JSON.stringify({ user: { id: CANARIES.sender } })),
    post(`/v3/directline/conversations/${chat.conversationId}/upload`, STORY),
    post('/s/marimba', STORY),
    fetch(`${app.url}/${typed}?naam=${encodeURIComponent(name)}`),
    fetch(`${app.url}/s/${typed}`),
    fetch(`${app.url}/staf/dossiers/${typed}`),
    fetch(`${app.url}/s/marimba/%E0%A4%A?${typed}`),
    fetch(`${app.url}/${typed}/%ZZ`),
  ]);
  for (const { status } of answers) expect(status).toBeGreaterThanOrEqual(400);
  const stream = `${app.url.replace('http', 'ws')}/v3/directline/conversations/${chat.conversationId}/stream?t=${typed}`;
  const socket = new WebSocket(stream, { headers: { 'User-Agent': agent, 'X-Forwarded-For': proxy } });
  await new Promise((resolve) => socket.once('error', resolve));

  const visitor = new Visitor(app);
  await visitor.post('/staf/inloggen', { school: typed, email });
  await visitor.post('/staf/inloggen', { school: 'marimba', email });
  await visitor.post('/staf/binnen', { link: `${typed}.${email}` });
  await visitor.get(`/staf/inloggen/${typed}`);
}

const twice = (text: string) => [
  text,
  encodeURIComponent(text),
  Buffer.from(text).toString('base64').replace(/=+$/, ''),
];
const traces = () => [...Object.values(CANARIES), phone.replaceAll(' ', ''), ...SECRETS].flatMap(twice);

describe('nothing of what somebody told or is', () => {
  it('stands in a log line, a metric, a mail or the body of an error, whatever goes wrong', async () => {
    const { refusals } = watchRequests();
    const mailbox = await mailServer();
    const { state: disk, ...small } = smallDisk();
    const breaking = (ears: Ears): Ears => ({
      ...ears,
      understand: (said) => {
        if (said.text.startsWith('breek')) throw new TypeError(`Cannot understand ${said.text}`);
        return ears.understand(said);
      },
    });
    const app = await startApp({
      smtpUrl: mailbox.url,
      disk: small.disk,
      change: ({ ears }) => ({ ears: breaking(ears) }),
    });

    await everything(app, NAMELESS);
    await everything(app, NAMED);
    await everything(app, PARENT);

    mailbox.state.mood = { kind: 'refuses', code: 550, at: 'to' };
    const child = await talkTo(app);
    await child.until('melding.samenvatting', NAMED);
    expect(says(await child.reply(`breek ${STORY}`), 'fout.storing')).toBe(true);
    disk.full = true;
    expect(says(await child.reply({ choice: 'verstuur' }), 'melding.nietGelukt')).toBe(true);
    disk.full = false;
    await child.reply({ choice: 'verstuur' });
    await vi.waitFor(() => expect(app.logged.join('')).toContain('outbox.mislukt'), 5000);
    await refused(app, child);

    mailbox.state.mood = { kind: 'accepts' };
    const pia = await signIn(app, mailbox, PIA);
    const [dossier = ''] = dossiersOn(await pia.get('/staf'));
    const page = await pia.get(dossier);
    await pia.post(`${dossier}/antwoord`, { csrf: typed, stand: '1', tekst: STORY });
    await pia.act(page, `${dossier}/sluiten`, { reden: typed, toelichting: '' });
    await pia.act(page, `${dossier}/antwoord`, { stand: '999', tekst: `Dag ${name}` });
    await pia.act(page, `${dossier}/antwoord`, { tekst: `Dag ${name}` });

    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    const ownMetrics = await metricsOf(app);
    await app.close();
    for (const event of ['melding.ontvangen', 'turn.failed', 'outbox.mislukt']) {
      expect(app.logged.join('')).toContain(`"${event}"`);
    }
    const people = [PIA, DIRK, BEA, EVA].flatMap(({ naam, email: to }) => [naam, to]);
    expect(foundIn(app.logged.join(''), [...traces(), ...people])).toEqual([]);
    expect(foundIn(metrics + ownMetrics, [...traces(), 'marimba', ...people])).toEqual([]);
    await expect.poll(() => mailbox.mails.length, { timeout: 5_000 }).toBeGreaterThan(3);
    expect(foundIn(decoded(mailbox.mails), traces())).toEqual([]);
    // A medewerker who is signed in gets back what she typed herself; nobody else gets anything back.
    const others = refusals.filter((body) => !body.includes('<textarea'));
    expect(others.length).toBeGreaterThan(12);
    expect(others.filter((body) => foundIn(body, traces()).length > 0)).toEqual([]);
  }, 20_000);

  it('is written to stdout or stderr by the running server', async () => {
    watchRequests();
    await buildServer();
    const folder = temporaryFolder();
    const server = new ServerProcess({
      DATA_DIR: `${folder}/data`,
      DATA_KEY: TEST_KEY.toString('base64'),
      SCHOLEN_DIR: await writeSchools(folder),
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'meldmaatje@example.org',
      LOG_LEVEL: 'debug',
    });
    await server.start(new Date('2026-11-20T09:30:00.000Z'));
    const talker = await everything(server, NAMELESS);
    await refused(server, talker);
    await vi.waitFor(() => expect(server.output.join('\n')).toContain('outbox.mislukt'), 5000);
    await server.kill();
    expect(server.output.join('\n')).toContain('"melding.ontvangen"');
    expect(foundIn(server.output.join('\n'), traces())).toEqual([]);
  }, 30_000);
});

/** The metrics as this machine itself may read them, without the proxy. */
async function metricsOf(app: TestApp): Promise<string> {
  vi.unstubAllGlobals();
  const response = await fetch(`${app.url}/metrics`);
  expect(response.status).toBe(200);
  return response.text();
}

const decoded = (mails: readonly { readonly raw: string }[]): string =>
  mails
    .map(
      ({ raw }) =>
        raw +
        raw
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    )
    .join('\n');
