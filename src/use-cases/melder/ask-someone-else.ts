import type { Dossier, OutboxEntry } from '../../domain/dossier.js';
import type { DossierId, MedewerkerId, SchoolId } from '../../domain/ids.js';
import { given, isAnoniem } from '../../domain/melding.js';
import { momentOf } from '../../domain/received.js';
import { type Routing, routeMelding } from '../../domain/routing.js';
import type { About } from '../script.js';
import { changeDossier, type MelderDeps, melderDid } from './change-dossier.js';

/** Who would read it instead of everybody who has read it or took it up until now. */
export const someoneElse = (dossier: Dossier, about: About): Routing =>
  routeMelding({
    pakket: about.pakket,
    medewerkers: about.medewerkers,
    calendar: about.calendar,
    now: about.now,
    overPersoneel: dossier.overPersoneel,
    dringend: dossier.dringend,
    vormen: given(dossier.melding.antwoorden, 'vormen') ?? [],
    nietDoor: [...dossier.uitgesloten, ...followers(dossier)],
  });

/** Whoever the melder had to do with: took it up, or read it. With nobody yet: whoever was told of it. */
function followers({ toestand, gelezen, outbox }: Dossier): readonly MedewerkerId[] {
  const took =
    toestand.status === 'opgepakt'
      ? [toestand.door]
      : toestand.status === 'overgedragen'
        ? [toestand.aan]
        : [];
  const known = [...took, ...gelezen.map(({ door }) => door)];
  return known.length > 0 ? known : outbox.map(({ aan }) => aan);
}

/**
 * "Ik wil iemand anders": from now on the readers that were shown read it, and who read it until now never again. What
 * was read stays known to whoever read it, and the melder is told so.
 * @returns false when there is no such dossier, or nobody else could read it; nothing is changed then.
 */
export type AskSomeoneElse = (school: SchoolId, id: DossierId, about: About) => Promise<boolean>;

export const askSomeoneElse =
  (deps: MelderDeps): AskSomeoneElse =>
  async (school, id, about) => {
    const changed = await changeDossier(deps, school, id, (dossier) => {
      const routing = someoneElse(dossier, about);
      if (routing.kind === 'geen-lezer') return dossier;
      const volgende = momentOf(deps.clock.now(), isAnoniem(dossier.melding.antwoorden));
      const leesdag = routing.lezers.flatMap((lezer) => lezer.leesdag ?? []).sort()[0];
      const { leesdag: _before, toegevoegd = [], ...kept } = dossier;
      return {
        ...kept,
        rollen: routing.rollen,
        uitgesloten: routing.uitgesloten,
        toegevoegd: toegevoegd.filter((one) => !routing.uitgesloten.includes(one)),
        ...(leesdag !== undefined && { leesdag }),
        toestand: dossier.toestand.status === 'gesloten' ? dossier.toestand : { status: 'nieuw' },
        outbox: [
          ...dossier.outbox,
          ...routing.lezers.map(
            ({ medewerker }): OutboxEntry => ({
              id: deps.ids.random(),
              soort: 'nieuwe-melding',
              aan: medewerker.id,
              toestand: { kind: 'wacht', pogingen: 0, volgende },
            }),
          ),
        ],
        laatsteHandeling: melderDid(dossier, 'iemand-anders', deps),
      };
    });
    deps.wake();
    return changed?.laatsteHandeling.wat === 'iemand-anders';
  };
