import type { AddressInfo } from 'node:net';
import { createServer } from 'restify';
import { buildApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import type { Dossier } from '../../src/domain/dossier.js';
import {
  toDossierId,
  toDraftId,
  toIsoDate,
  toIsoTime,
  toMedewerkerId,
  toRolId,
  toSchoolId,
} from '../../src/domain/ids.js';
import type { Stores } from '../../src/ports/stores.js';
import { signSignInLink } from '../../src/use-cases/staff/sign-in-link.js';
import { exampleDossier } from '../contracts/examples.js';
import { silent } from './echo-servers.js';
import { createAdapters, SCHOOL } from './product.js';
import { type Benchmark, type BenchOptions, compare, median, type Report, rounds } from './report.js';
import { temporaryFolder } from './servers.js';

const MANY = 10_000;
const FEW = 100;
const VORMEN = ['verbaal', 'fysiek', 'digitaal', 'uitsluiting', 'spullen'] as const;
const school = toSchoolId(SCHOOL);
/** Reads every melding of the school, and sees its figures. */
const reader = { id: toMedewerkerId('demo-marimba-ada'), email: 'ada.voorbeeldsma@example.org' };
const rol = toRolId('anti-pestcoordinator');

/** Half of them open, a third read, over more than two years. */
async function fill({ dossiers }: Stores, count: number): Promise<void> {
  // Closed just now: what is over would be erased while the pages are measured.
  const op = toIsoTime(new Date());
  const adding: Promise<unknown>[] = [];
  for (let number = 0; number < count; number += 1) {
    const day = toIsoDate(new Date(Date.UTC(2024, 8, 1 + ((number * 37) % 800))).toISOString().slice(0, 10));
    const base = exampleDossier(toDossierId('0'.repeat(32)));
    const change: Partial<Dossier> = {
      school,
      rollen: [rol],
      outbox: [],
      uitgesloten: [],
      ontvangen: { kind: 'dagdeel', dag: day, dagdeel: 'ochtend' },
      melding: {
        ...base.melding,
        antwoorden: { vormen: { kind: 'gegeven', value: [VORMEN[number % VORMEN.length] ?? 'verbaal'] } },
      },
      toestand:
        number % 2 === 0
          ? { status: 'gesloten', reden: 'opgelost', door: reader.id, op }
          : { status: 'nieuw' },
      gelezen: number % 3 === 0 ? [{ door: reader.id, rol, op }] : [],
    };
    adding.push(
      dossiers.createOnce(school, toDraftId(`draft-${number}`), (id) => ({
        ...base,
        ...change,
        id,
        laatsteHandeling: { ...base.laatsteHandeling, id: `first-${number}`, dossier: id },
      })),
    );
    if (adding.length === 200) await Promise.all(adding.splice(0));
  }
  await Promise.all(adding);
}

/** Asks for a page, with a cookie. */
type Visit = (path: string) => Promise<string>;

const visitor =
  (url: string, cookie = ''): Visit =>
  async (path) => {
    const response = await fetch(url + path, { headers: { cookie } });
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`);
    return response.text();
  };

/** The product with so many dossiers, and somebody who is signed in. */
async function site(root: string, count: number) {
  const folder = temporaryFolder();
  const clock = { now: () => new Date() };
  const adapters = await createAdapters(root, folder, clock, silent);
  await fill(adapters.stores, count);
  const app = buildApp(
    loadConfig({ PORT: '0', DATA_DIR: folder, DATA_KEY: Buffer.alloc(32, 7).toString('base64') }),
    adapters,
  );
  const url = `http://127.0.0.1:${await app.listen(0, '127.0.0.1')}`;
  const link = signSignInLink(adapters.mac, { school, email: reader.email, nonce: 'n', now: clock.now() });
  const body = new URLSearchParams({ link });
  const signedIn = await fetch(`${url}/staf/binnen`, { method: 'POST', body, redirect: 'manual' });
  const [cookie = ''] = signedIn.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
  return { visit: visitor(url, cookie), stop: () => app.close() };
}

/** A page of the same size that restify only sends. */
async function bare(text: string) {
  const server = createServer({ name: '' });
  server.get('/', (_request, response, next) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(text);
    next(false);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.server.closeAllConnections();
    server.close();
  };
  return { visit: visitor(`http://127.0.0.1:${port}`), stop };
}

/** The list and the figures of a school with ten thousand dossiers, against a page of that size that is only sent. */
export async function measureStaff({ root, quick }: BenchOptions): Promise<Report> {
  const many = await site(root, quick ? 20 : MANY);
  const few = await site(root, quick ? 10 : FEW);
  const stops = [few.stop, many.stop];
  const each = quick ? 2 : 60;
  const run = (visit: Visit, path: string) => async (): Promise<number> => {
    const times: number[] = [];
    for (let count = 0; count < each; count += 1) {
      const start = performance.now();
      await visit(path);
      times.push(performance.now() - start);
    }
    return median(times);
  };
  try {
    const benchmarks: Benchmark[] = [];
    for (const [name, path, limit] of [
      ['staff.list', '/staf', 3],
      ['staff.figures', '/staf/cijfers', 10],
    ] as const) {
      const plain = await bare(await many.visit(path));
      stops.push(plain.stop);
      const found = await rounds(quick ? 1 : 7, {
        many: run(many.visit, path),
        few: run(few.visit, path),
        plain: run(plain.visit, '/'),
      });
      benchmarks.push(compare(`${name}.bare-page`, found.many, found.plain, 'ms', limit));
      benchmarks.push(compare(`${name}.hundred`, found.many, found.few, 'ms'));
    }
    return { benchmarks, skipped: [] };
  } finally {
    for (const stop of stops) await stop();
  }
}
