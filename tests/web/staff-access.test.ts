import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DossierId, toIsoTime, toRolId } from '../../src/domain/ids.js';
import { BEUK, BO, ELS, LINDE, NOOR, SAM } from '../use-cases/staff/world.js';
import { type Page, type Site, signedIn, startSite, Visitor } from './staff-site.js';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.stop());

const pathOf = (id: DossierId) => `/staf/dossiers/${id}`;

describe('who sees a melding', () => {
  it('nobody without a session', async () => {
    const id = await site.world.add();
    const visitor = new Visitor(site);
    const seen = await visitor.get(pathOf(id));
    expect(seen.status).toBe(401);
    expect(seen.text).not.toContain('schelden');
    expect((await visitor.post(`${pathOf(id)}/oppakken`, { csrf: 'x', stand: 'nieuw..0.0.0' })).status).toBe(
      401,
    );
    expect((await site.world.saved(id)).toestand.status).toBe('nieuw');
  });

  it('another school, an unknown number, nonsense and an excluded person all get the same page, as late', async () => {
    const noor = await signedIn(site, NOOR);
    const other = await site.world.add({ school: BEUK });
    const excluded = await site.world.add({ change: { uitgesloten: [NOOR.id] } });
    const outside = await site.world.add({ change: { overPersoneel: true, rollen: [toRolId('bestuur')] } });
    const answers: { page: Page; ms: number }[] = [];
    for (const id of [other, excluded, outside, '0'.repeat(32), 'onzin', '..%2f..%2fetc%2fpasswd']) {
      const started = performance.now();
      const page = await noor.get(`/staf/dossiers/${id}`);
      answers.push({ page, ms: performance.now() - started });
    }
    for (const { page, ms } of answers) {
      expect(page.status).toBe(404);
      expect(page.text).toBe(answers[0]?.page.text);
      expect(ms).toBeGreaterThan(55);
    }
    for (const id of [other, excluded, outside]) {
      const school = id === other ? BEUK : LINDE;
      expect((await site.world.audit.list(school.id, id)).map(({ wat }) => wat)).toEqual(['ontvangen']);
    }
  });

  it('neither can they change it', async () => {
    const noor = await signedIn(site, NOOR);
    const mine = await noor.get(pathOf(await site.world.add()));
    const excluded = await site.world.add({ change: { uitgesloten: [NOOR.id] } });
    const other = await site.world.add({ school: BEUK });
    for (const act of ['oppakken', 'antwoord', 'sluiten', 'heropenen', 'weggooien']) {
      for (const id of [excluded, other]) {
        const fields = { stand: 'nieuw..0.0.0', tekst: 'hoi', reden: 'opgelost' };
        expect((await noor.act(mine, `${pathOf(id)}/${act}`, fields)).status).toBe(404);
      }
    }
    expect((await site.world.saved(excluded)).toestand.status).toBe('nieuw');
  });

  it('only what somebody may read is in the list, in the counts and in the warnings', async () => {
    await site.world.add();
    await site.world.add({ change: { uitgesloten: [NOOR.id], dringend: true } });
    await site.world.add({ school: BEUK });
    const outside = await site.world.add({
      aan: [BO],
      change: {
        overPersoneel: true,
        rollen: [toRolId('bestuur')],
        outbox: [
          {
            id: 'fout',
            soort: 'nieuwe-melding',
            aan: BO.id,
            toestand: { kind: 'wacht', pogingen: 2, volgende: toIsoTime(new Date()), fout: '550' },
          },
        ],
      },
    });
    const noor = await (await signedIn(site, NOOR)).get('/staf');
    expect(noor.text).toContain('Open (1)');
    expect(noor.text.match(/<li class="row/g)).toHaveLength(1);
    expect(noor.text).not.toContain('Dringend');
    expect(noor.text).not.toContain('bezorgd');
    const bo = await (await signedIn(site, BO)).get('/staf');
    expect(bo.text.match(/<li class="row/g)).toHaveLength(1);
    expect(bo.text).toContain(outside);
    expect(bo.text).toContain('Bij 1 melding kon de mail nog niet worden bezorgd');
    const els = await (await signedIn(site, ELS, BEUK)).get('/staf');
    expect(els.text).toContain('Open (1)');
  });

  it('somebody who is kept out after having opened it is out at the next request', async () => {
    const id = await site.world.add();
    const noor = await signedIn(site, NOOR);
    const open = await noor.get(pathOf(id));
    expect(open.status).toBe(200);
    await site.world.change(id, (dossier) => ({ ...dossier, uitgesloten: [NOOR.id] }));
    expect((await noor.get(pathOf(id))).status).toBe(404);
    expect((await noor.act(open, `${pathOf(id)}/oppakken`)).status).toBe(404);
  });
});

describe('a form', () => {
  it('without the token of the session, or with that of another, is refused', async () => {
    const id = await site.world.add();
    const noor = await signedIn(site, NOOR);
    const sam = await signedIn(site, SAM);
    const samsPage = await sam.get(pathOf(id));
    for (const csrf of ['', 'x'.repeat(22)]) {
      expect((await noor.post(`${pathOf(id)}/oppakken`, { csrf, stand: 'nieuw..0.0.0' })).status).toBe(403);
    }
    expect((await noor.act(samsPage, `${pathOf(id)}/oppakken`)).status).toBe(403);
    expect((await site.world.saved(id)).toestand.status).toBe('nieuw');
  });

  it('from another site is refused, with the token too', async () => {
    const id = await site.world.add();
    const noor = await signedIn(site, NOOR);
    const page = await noor.get(pathOf(id));
    const fields = { csrf: /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '', stand: 'nieuw..0.0.0' };
    for (const headers of [
      { origin: 'https://elders.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect((await noor.post(`${pathOf(id)}/oppakken`, fields, headers)).status).toBe(403);
    }
    expect((await noor.post(`${pathOf(id)}/oppakken`, fields, { origin: site.url })).status).toBe(303);
  });

  it('of more than 64 KB is refused, as is something that is no form', async () => {
    const noor = await signedIn(site, NOOR);
    const page = await noor.get(pathOf(await site.world.add()));
    const large = await noor.act(page, '/staf/uitloggen', { tekst: 'a'.repeat(65 * 1024) });
    expect(large.status).toBe(413);
    const json = await noor.post('/staf/uitloggen', {}, { 'content-type': 'application/json' });
    expect(json.status).toBe(415);
    expect(noor.cookies.has('staf')).toBe(true);
  });

  it('of endless length is cut off while it comes in', async () => {
    const { port } = new URL(site.url);
    const socket = connect(Number(port), '127.0.0.1');
    const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
    socket.on('error', () => {});
    socket.write(
      'POST /staf/inloggen HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    for (let part = 0; part < 10; part += 1) socket.write(`4000\r\n${'a'.repeat(0x4000)}\r\n`);
    expect(await answer).toContain('413');
    socket.destroy();
  });

  it('sent when the session was over gives back what was typed', async () => {
    const id = await site.world.add();
    const noor = await signedIn(site, NOOR);
    const page = await noor.get(pathOf(id));
    site.world.pass(31);
    const late = await noor.act(page, `${pathOf(id)}/antwoord`, { tekst: 'Lang over <nagedacht>' });
    expect(late.status).toBe(401);
    expect(late.text).toContain('Lang over &lt;nagedacht&gt;');
    expect((await site.world.saved(id)).berichten).toEqual([]);
  });
});
