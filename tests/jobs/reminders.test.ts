import { describe, expect, it } from 'vitest';
import { createSilentNotifier } from '../../src/adapters/notify-mail/index.js';
import type { Dossier } from '../../src/domain/dossier.js';
import { toIsoDate, toIsoTime, toRolId } from '../../src/domain/ids.js';
import { periodeOf } from '../../src/domain/jaarkalender.js';
import type { Kaart } from '../../src/domain/kaart.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { createReminders } from '../../src/jobs/reminders.js';
import type { Desk } from '../../src/ports/desk.js';
import { linkPlace, makeCode } from '../../src/use-cases/staff/teams/places.js';
import { calendarOf } from '../domain/stappenplan/plan-world.js';
import { FIVE, holder, school } from '../support/five-schools.js';
import { createWorld } from '../use-cases/staff/world.js';

const MARIMBA = school('marimba');
const ADA = holder('marimba', 'anti-pestcoordinator');
const CARLA = holder('marimba', 'leerkracht');
const ELS = holder('marimba', 'directie');
const FRITS = holder('marimba', 'bestuur');
const GWEN = holder('marimba', 'externe-vertrouwenspersoon');
const rollen = [toRolId('anti-pestcoordinator')];

/** A world with the reminders of five schools; the clock stands at Friday 20 November, 10.31. */
async function open(people?: readonly Medewerker[]) {
  const world = await createWorld(undefined, FIVE, (id) => calendarOf(school(id).regio));
  if (people !== undefined) await world.staff(people, MARIMBA);
  const reminders = createReminders(world);
  return {
    world,
    reminders,
    add: (change: Partial<Dossier> = {}) =>
      world.add({ school: MARIMBA, change: { rollen, leesdag: toIsoDate('2026-11-23'), ...change } }),
    /** Who gets a mail at a moment. */
    async at(moment: string) {
      world.goTo(moment);
      const before = world.sent.length;
      await reminders.tick();
      return world.sent
        .slice(before)
        .filter(({ school: id }) => id === MARIMBA.id)
        .map(({ to }) => to)
        .sort();
    },
  };
}
const read = {
  door: ADA.id,
  rol: toRolId('anti-pestcoordinator'),
  op: toIsoTime(new Date('2026-11-20T10:00:00Z')),
};
const MONDAY = '2026-11-23T08:05:00Z';
const MONDAY_AFTERNOON = '2026-11-23T13:30:00Z';
const TUESDAY = '2026-11-24T08:05:00Z';

describe('a reminder', () => {
  it('comes when the promised day is there, once each half day, and stops when it was read', async () => {
    const { add, at, world } = await open();
    const id = await add();
    expect(await at('2026-11-20T13:10:00Z')).toEqual([]);
    expect(await at(MONDAY)).toEqual([ADA.email]);
    expect(await at('2026-11-23T09:00:00Z')).toEqual([]);
    expect(await at(MONDAY_AFTERNOON)).toEqual([ADA.email]);
    const stored = await world.dossiers.find(MARIMBA.id, id);
    if (stored === undefined) throw new Error('gone');
    const taken = { status: 'opgepakt', door: ADA.id, op: read.op } as const;
    await world.dossiers.save(
      MARIMBA.id,
      { ...stored.value, gelezen: [read], toestand: taken },
      stored.version,
    );
    expect(await at(TUESDAY)).toEqual([]);
  });

  it('is one mail for all that waits, and says nothing of it', async () => {
    const { add, at, world } = await open();
    await add();
    await add();
    await add({ agenda: [{ soort: 'stap', wat: 'x', dag: toIsoDate('2026-11-23'), voor: rollen }] });
    expect(await at(MONDAY)).toEqual([ADA.email]);
    expect(world.sent.at(-1)).toMatchObject({ soort: 'herinnering', link: 'http://localhost:3978/staf' });
    expect(JSON.stringify(world.sent.at(-1))).not.toMatch(/dossier|melding|stap/i);
  });

  it('about a step goes to whose step it is', async () => {
    const { add, at } = await open();
    const toestand = { status: 'opgepakt', door: ADA.id, op: read.op } as const;
    const agenda = [
      { soort: 'stap', wat: 'x', dag: toIsoDate('2026-11-26'), voor: [toRolId('leerkracht')] },
    ] as const;
    await add({ gelezen: [read], toestand, toegevoegd: [CARLA.id], agenda });
    expect(await at('2026-11-25T08:05:00Z')).toEqual([]);
    expect(await at('2026-11-26T08:05:00Z')).toEqual([CARLA.email]);
  });

  it('that nobody heeds goes on to the next: leiding, then bestuur; also in a holiday', async () => {
    const { add, at } = await open();
    await add({ leesdag: toIsoDate('2026-12-18') });
    expect(await at('2026-12-18T08:05:00Z')).not.toContain(ELS.email);
    expect(await at('2026-12-20T08:05:00Z')).toContain(ELS.email);
    expect(await at('2026-12-21T08:05:00Z')).not.toContain(FRITS.email);
    expect(await at('2026-12-22T08:05:00Z')).toEqual([ADA.email, ELS.email, FRITS.email].sort());
  });

  it('about danger goes up twice as fast', async () => {
    const { add, at } = await open();
    await add({ dringend: true });
    expect(await at('2026-11-21T08:05:00Z')).toContain(ELS.email);
    expect(await at('2026-11-22T08:05:00Z')).toContain(FRITS.email);
  });

  it('never goes to somebody who is kept out, nor to a mailbox that he reads', async () => {
    const everybody = FIVE.find(([{ id }]) => id === 'marimba')?.[1] ?? [];
    const people = everybody.map((one) => (one.id === FRITS.id ? { ...one, gedeeldMet: [ELS.id] } : one));
    const { add, at } = await open(people);
    await add({ uitgesloten: [ELS.id] });
    const told = await at('2026-12-10T08:05:00Z');
    expect(told).toEqual([ADA.email]);
  });

  it('about somebody who works at school stays outside the school', async () => {
    const { add, at } = await open();
    const inside = [ADA, CARLA, ELS].map(({ id }) => id);
    await add({
      overPersoneel: true,
      rollen: [toRolId('bestuur'), toRolId('externe-vertrouwenspersoon')],
      uitgesloten: inside,
    });
    for (const moment of [MONDAY, TUESDAY, '2026-12-10T08:05:00Z']) {
      expect([FRITS.email, GWEN.email]).toEqual(expect.arrayContaining(await at(moment)));
    }
  });

  it('is not sent at night, nor for what can wait on a day that somebody does not work', async () => {
    const { add, at } = await open();
    const toestand = { status: 'opgepakt', door: ADA.id, op: read.op } as const;
    await add({
      gelezen: [read],
      toestand,
      agenda: [{ soort: 'stap', wat: 'x', dag: toIsoDate('2026-11-25'), voor: rollen }],
    });
    expect(await at('2026-11-24T23:30:00Z')).toEqual([]);
    // Ada works on Monday, Tuesday and Thursday; the term is over on Thursday.
    expect(await at('2026-11-25T08:05:00Z')).toEqual([]);
    expect(await at('2026-11-26T08:05:00Z')).toEqual([ADA.email]);
  });

  it('that could not be sent is tried again', async () => {
    const { add, at, world } = await open();
    await add();
    world.deliveries.push({ ok: false, code: '421' });
    expect(await at(MONDAY)).toEqual([ADA.email]);
    expect(await at('2026-11-23T08:06:00Z')).toEqual([ADA.email]);
    expect(await at('2026-11-23T08:07:00Z')).toEqual([]);
    expect(JSON.stringify(world.logged)).not.toContain('@');
  });

  it('is not lost or doubled when the program starts again', async () => {
    const { add, at, world } = await open();
    await add();
    expect(await at(MONDAY)).toEqual([ADA.email]);
    const before = world.sent.length;
    await createReminders(world).tick();
    expect(world.sent).toHaveLength(before);
  });

  it('comes on the first Monday of a month to whoever leads, as long as a duty of the year is due', async () => {
    const { at, world } = await open();
    expect(await at('2026-11-30T08:05:00Z')).toEqual([]);
    expect(await at('2026-12-07T08:05:00Z')).toEqual([ADA.email, ELS.email].sort());
    const { value, version } = await world.administratie.find(MARIMBA.id);
    const taken = MARIMBA.preventie.flatMap((taak) => {
      const periode = periodeOf(taak, toIsoDate('2027-02-01'));
      return periode === undefined
        ? []
        : [{ taak: taak.wat, periode, op: toIsoDate('2026-12-07'), door: ADA.id, notitie: '' }];
    });
    await world.administratie.save(MARIMBA.id, { ...value, taken }, version);
    expect(await at('2027-02-01T08:05:00Z')).toEqual([]);
  });
});

describe('an overview in Teams', () => {
  const WHERE = { conversation: { id: 'a:ada' } };
  async function openWithDesk(mail: boolean) {
    const { world, add } = await open();
    const laid: { readonly where: unknown; readonly kaart: Kaart }[] = [];
    const lay = async (where: unknown, kaart: Kaart) => {
      laid.push({ where, kaart });
      return { kind: 'gelukt', id: '1' } as const;
    };
    const desk = { place: lay } as unknown as Desk;
    const notifier = mail ? { ...world.notifier, available: true } : createSilentNotifier();
    const reminders = createReminders({ ...world, notifier, desk });
    const code = await makeCode(world)(MARIMBA.id, ADA.id, 'ik');
    await linkPlace(world)({ text: `koppel ${code}`, waar: WHERE, gebruiker: 'ada', samen: false });
    return { world, add, laid, reminders };
  }

  it('counts what waits, beside the mail, in the chat of who linked it', async () => {
    const { world, add, laid, reminders } = await openWithDesk(true);
    await add();
    await add();
    world.goTo(MONDAY);
    await reminders.tick();
    await reminders.tick();
    expect(laid).toMatchObject([
      { where: WHERE, kaart: { soort: 'overzicht', eigen: { ongelezen: 2 }, vanAnderen: 0 } },
    ]);
    expect(world.sent.filter(({ to }) => to === ADA.email)).toHaveLength(1);
  });

  it('comes also when there is no mail', async () => {
    const { world, add, laid, reminders } = await openWithDesk(false);
    await add();
    world.goTo(MONDAY);
    await reminders.tick();
    expect(laid).toHaveLength(1);
    expect(world.sent).toEqual([]);
  });
});
