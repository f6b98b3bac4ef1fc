import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.js';
import { toDossierId, toIsoDate, toIsoTime } from '../../src/domain/ids.js';
import { reopened, toldAnew, toldMore } from '../../src/domain/reopen.js';
import { exampleDossier } from '../contracts/examples.js';

const op = toIsoTime(new Date('2026-11-23T10:00:00Z'));
const running: Dossier = {
  ...exampleDossier(toDossierId('a'.repeat(32))),
  overPersoneel: false,
  agenda: [{ soort: 'stap', wat: 'gesprek', dag: toIsoDate('2026-11-24'), voor: [] }],
};
const withDanger = (gevaar: Dossier['melding']['gevaar']): Dossier => ({
  ...running,
  melding: { ...running.melding, gevaar },
});

describe('what is told later', () => {
  it('that lets the plan stand still asks nothing of anybody any more', () => {
    expect(toldAnew(withDanger(['thuis']), op).agenda).toEqual([]);
    expect(toldMore(running, withDanger(['misbruik'])).agenda).toEqual([]);
  });

  it('that changes nothing for the plan leaves its days as they were', () => {
    expect(toldAnew(withDanger(['geweld']), op).agenda).toEqual(running.agenda);
    expect(toldMore(withDanger(['thuis']), withDanger(['thuis'])).agenda).toEqual(running.agenda);
  });

  it('on a closed dossier begins a new round', () => {
    const again = reopened(running, op);
    expect(again).toMatchObject({ toestand: { status: 'heropend' }, agenda: [] });
    expect(again.gebeurtenissen?.at(-1)).toMatchObject({ soort: 'gemeld', op });
  });
});
