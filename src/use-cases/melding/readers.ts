import { addDays } from '../../domain/calendar.js';
import type { IsoDate } from '../../domain/ids.js';
import type { MeldingDraft } from '../../domain/melding.js';
import { given } from '../../domain/melding.js';
import { type Lezer, type Routing, routeMelding } from '../../domain/routing.js';
import { findRol } from '../../domain/schoolpakket.js';
import type { About } from '../script.js';

/** "Weet ik niet" is never a no: then too it goes only to people outside the school. */
export const isOverPersoneel = (draft: Pick<MeldingDraft, 'antwoorden'>): boolean => {
  const { overPersoneel: told } = draft.antwoorden;
  return told?.kind === 'weet-niet' || (told?.kind === 'gegeven' && told.value === 'ja');
};

/** A melding goes out as dringend when there was danger, or the melder is not safe today. */
export const isDringend = (draft: Pick<MeldingDraft, 'antwoorden' | 'gevaar'>): boolean =>
  draft.gevaar.length > 0 || given(draft.antwoorden, 'veiligVandaag') === 'nee';

type RoutingWorld = Pick<About, 'pakket' | 'medewerkers' | 'calendar' | 'now'>;

/** Who would read this draft today, and when. */
export const routingOf = (draft: MeldingDraft, world: RoutingWorld): Routing =>
  routeMelding({
    pakket: world.pakket,
    medewerkers: world.medewerkers,
    calendar: world.calendar,
    now: world.now,
    overPersoneel: isOverPersoneel(draft),
    dringend: isDringend(draft),
    vormen: given(draft.antwoorden, 'vormen') ?? [],
    nietDoor: draft.nietDoor,
  });

/** "Noor Bakker (anti-pestcoördinator)": a reader as the melder sees it. */
export const readerLabel = (lezer: Lezer, { pakket }: Pick<About, 'pakket'>): string =>
  `${lezer.medewerker.naam} (${findRol(pakket, lezer.rol)?.naam ?? lezer.rol})`;

/** "vandaag", "morgen", "op maandag", or "op maandag 7 december" when it is more than six days away or ago. */
export function spokenDay(day: IsoDate, about: Pick<About, 'today' | 'lang' | 'text'>): string {
  if (day === about.today) return about.text('dag.vandaag');
  if (day === addDays(about.today, 1)) return about.text('dag.morgen');
  const far = day > addDays(about.today, 6) || day < addDays(about.today, -6);
  const format = new Intl.DateTimeFormat(about.lang, {
    weekday: 'long',
    ...(far && { day: 'numeric', month: 'long' }),
    timeZone: 'UTC',
  });
  return about.text('dag.op', { dag: format.format(new Date(`${day}T12:00:00Z`)) });
}

/** The first day on which one of the readers reads it; undefined when the calendar does not reach that far. */
export const firstReadingDay = (routing: Routing): IsoDate | undefined =>
  routing.lezers.flatMap(({ leesdag }) => leesdag ?? []).sort()[0];
