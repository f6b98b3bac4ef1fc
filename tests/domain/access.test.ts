import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayRead, readers, type Toegang } from '../../src/domain/access.js';
import { toIsoDate, toMedewerkerId, toRolId } from '../../src/domain/ids.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { away, person } from './people.js';

const today = toIsoDate('2026-11-20');
const dossier = (more: Partial<Toegang> = {}): Toegang => ({
  rollen: [toRolId('aanspreekpunt')],
  uitgesloten: [],
  overPersoneel: false,
  ...more,
});
const keptOut = (...ids: string[]): Partial<Toegang> => ({ uitgesloten: ids.map(toMedewerkerId) });

describe('who may read a dossier', () => {
  const holder = person('ada', ['aanspreekpunt']);
  const awayNow = { ...holder, ...away('2026-11-16', '2026-11-20', 'bram') };
  const bram = person('bram', ['mentor']);

  it.each<[string, Partial<Toegang>, Medewerker[], string[]]>([
    ['who holds a rol of it', {}, [holder, bram], ['ada']],
    ['everybody who holds a rol of it', {}, [holder, person('cor', ['aanspreekpunt'])], ['ada', 'cor']],
    ['nobody, when the rol is not held', {}, [bram], []],
    ['who is away too, and who stands in', {}, [awayNow, bram], ['ada', 'bram']],
    [
      'not the vervanger before the absence',
      {},
      [{ ...holder, ...away('2026-11-21', '2026-11-30', 'bram') }, bram],
      ['ada'],
    ],
    [
      'not the vervanger after the absence',
      {},
      [{ ...holder, ...away('2026-11-01', '2026-11-19', 'bram') }, bram],
      ['ada'],
    ],
    ['nobody who is kept out', keptOut('ada'), [holder, bram], []],
    ['nobody through somebody who is kept out', keptOut('ada'), [awayNow, bram], []],
    ['not a vervanger who is kept out', keptOut('bram'), [awayNow, bram], ['ada']],
    [
      'not who shares a mailbox with somebody kept out',
      keptOut('bram'),
      [{ ...holder, gedeeldMet: [bram.id] }, bram],
      [],
    ],
    [
      'not whose mail somebody kept out reads',
      keptOut('bram'),
      [holder, { ...bram, gedeeldMet: [holder.id] }],
      [],
    ],
    [
      'not at the address of somebody kept out',
      keptOut('bram'),
      [holder, { ...bram, email: ' ADA@example.org' }],
      [],
    ],
    [
      'not at an address that a third shares with somebody kept out',
      keptOut('bram'),
      [holder, person('cor', [], { email: holder.email, gedeeldMet: [bram.id] }), bram],
      [],
    ],
    ['nobody standing in, when it is about staff', { overPersoneel: true }, [awayNow, bram], ['ada']],
  ])('%s', (_promise, more, people, expected) => {
    expect(readers(dossier(more), people, today).map(({ medewerker }) => medewerker.id)).toEqual(expected);
    for (const one of people)
      expect(mayRead(dossier(more), one, people, today)).toBe(expected.includes(one.id));
  });

  it('tells by which rol, and until when somebody stands in', () => {
    const two = dossier({ rollen: [toRolId('directie'), toRolId('aanspreekpunt')] });
    expect(readers(two, [awayNow, bram, person('els', ['directie', 'aanspreekpunt'])], today)).toMatchObject([
      { medewerker: { id: 'els' }, rol: 'directie' },
      { medewerker: { id: 'ada' }, rol: 'aanspreekpunt' },
      { medewerker: { id: 'bram' }, rol: 'aanspreekpunt', tot: '2026-11-20' },
    ]);
  });

  it('goes by who is in the list today, not by what a page sent', () => {
    expect(mayRead(dossier(), person('zed', ['aanspreekpunt']), [holder], today)).toBe(false);
  });
});

describe('whatever the rollen, absences and mailboxes', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'].map(toMedewerkerId);
  const anId = fc.constantFrom(...ids);
  const aRol = fc.constantFrom('aanspreekpunt', 'mentor', 'directie').map(toRolId);
  const absence = fc.option(
    fc.record({
      van: fc.constant(toIsoDate('2026-11-01')),
      totEnMet: fc.constant(toIsoDate('2026-11-30')),
      vervanger: anId,
    }),
    { nil: undefined },
  );
  const people = fc.tuple(
    ...ids.map((id) =>
      fc
        .record({
          rollen: fc.uniqueArray(aRol),
          box: fc.constantFrom('x', 'y', id),
          absence,
          shared: fc.uniqueArray(anId),
        })
        .map(
          ({ rollen, box, absence: afwezig, shared }): Medewerker => ({
            ...person(id, rollen),
            email: `${box}@example.org`,
            ...(afwezig && { afwezig }),
            ...(shared.length > 2 && { gedeeldMet: shared }),
          }),
        ),
    ),
  );
  const access = fc.record({
    rollen: fc.uniqueArray(aRol),
    uitgesloten: fc.uniqueArray(anId, { maxLength: 2 }),
    overPersoneel: fc.boolean(),
  });
  const mailboxOf = (one: Medewerker, all: readonly Medewerker[]): string[] =>
    all
      .filter(({ email }) => email === one.email)
      .flatMap(({ id, gedeeldMet }) => [id, ...(gedeeldMet ?? [])]);

  it('nobody who is kept out reads it, nor opens the mailbox of somebody who does', () => {
    fc.assert(
      fc.property(people, access, (all, what) => {
        for (const { medewerker } of readers(what, all, today)) {
          for (const id of what.uitgesloten) expect(mailboxOf(medewerker, all)).not.toContain(id);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('somebody kept out passes nothing on: without that person the readers are the same', () => {
    fc.assert(
      fc.property(people, access, (all, what) => {
        const without = all.map((one) =>
          what.uitgesloten.includes(one.id) ? { ...one, rollen: [], werkdagen: [] } : one,
        );
        const idsOf = (list: readonly Medewerker[]) =>
          readers(what, list, today).map(({ medewerker }) => medewerker.id);
        expect(idsOf(all)).toEqual(idsOf(without));
      }),
      { numRuns: 2000 },
    );
  });

  it('everybody who reads holds a rol of it, or stands in for somebody who does', () => {
    fc.assert(
      fc.property(people, access, (all, what) => {
        for (const { medewerker, rol, tot } of readers(what, all, today)) {
          expect(what.rollen).toContain(rol);
          const holders = all.filter(({ rollen }) => rollen.includes(rol));
          const why =
            tot === undefined
              ? holders.map(({ id }) => id)
              : holders.map(({ afwezig }) => afwezig?.vervanger);
          expect(why).toContain(medewerker.id);
        }
      }),
    );
  });
});
