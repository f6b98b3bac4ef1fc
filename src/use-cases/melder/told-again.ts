import type { Dossier, OutboxEntry } from '../../domain/dossier.js';
import { isAnoniem } from '../../domain/melding.js';
import { momentOf } from '../../domain/received.js';
import type { MelderDeps } from './change-dossier.js';

/** Who is told that the melder did something: everybody who was told of the melding, and who took it. */
export function toldAgain(
  dossier: Dossier,
  soort: OutboxEntry['soort'],
  { clock, ids }: MelderDeps,
): readonly OutboxEntry[] {
  const { toestand } = dossier;
  const takenBy =
    toestand.status === 'opgepakt'
      ? toestand.door
      : toestand.status === 'overgedragen'
        ? toestand.aan
        : undefined;
  const people = takenBy === undefined ? dossier.outbox.map(({ aan }) => aan) : [takenBy];
  const volgende = momentOf(clock.now(), isAnoniem(dossier.melding.antwoorden));
  const waiting = new Set(
    dossier.outbox
      .filter((entry) => entry.soort === soort && entry.toestand.kind === 'wacht')
      .map(({ aan }) => aan),
  );
  return [...new Set(people)]
    .filter((aan) => !dossier.uitgesloten.includes(aan) && !waiting.has(aan))
    .map((aan) => ({ id: ids.random(), soort, aan, toestand: { kind: 'wacht', pogingen: 0, volgende } }));
}
