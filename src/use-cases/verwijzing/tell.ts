import type { Tijd } from '../../domain/verwijzing/hulplijn.js';
import { toMinutes } from '../../domain/verwijzing/opening.js';
import { isThere, type Verwijzing, type Weg } from '../../domain/verwijzing/verwijzing.js';
import { spokenDay } from '../melding/readers.js';
import type { About } from '../script.js';

type Spoken = Pick<About, 'today' | 'lang' | 'text'>;

/** A helpline in one bubble: why, how to reach it, and whether somebody is there now. */
export function tellVerwijzing(verwijzing: Verwijzing, about: Spoken): string {
  const { hulplijn, reden } = verwijzing;
  const known = hulplijn.naam === hulplijn.id ? [] : [`${hulplijn.naam}.`];
  const dutch = hulplijn.talen.includes(about.lang) ? [] : [about.text('verwijzing.nederlands')];
  return [about.text(`verwijzing.reden.${reden}`), ...known, ...tellWegen(verwijzing, about), ...dutch].join(
    ' ',
  );
}

/** The ways to reach a helpline, one of each kind. What is closed is left out while something is open. */
export function tellWegen(verwijzing: Verwijzing, about: Spoken): readonly string[] {
  const { wegen } = verwijzing;
  const useful = isThere(verwijzing) ? wegen.filter(({ nu }) => nu.kind !== 'dicht') : wegen;
  const shown = useful.filter(({ soort }, at) => useful.findIndex((weg) => weg.soort === soort) === at);
  const hours = [...new Set(shown.map(({ nu }) => JSON.stringify(nu)))];
  const groups = hours.map((one) => shown.filter(({ nu }) => JSON.stringify(nu) === one));
  const people = shown.filter(({ soort }) => soort !== 'site');
  const free = people.length > 0 && people.every(({ gratis }) => gratis);
  return [
    ...groups.flatMap((group) => tellGroup(group, about)),
    ...(free ? [about.text('verwijzing.gratis')] : []),
  ];
}

/** The ways with the same hours in one sentence, and those hours. */
function tellGroup(group: readonly Weg[], about: Spoken): readonly string[] {
  const ways = group.map(({ soort, waar }) => about.text(`verwijzing.weg.${soort}`, { waar }));
  const sentence = `${ways.join(` ${about.text('verwijzing.of')} `)}.`;
  const person = group.find(({ soort }) => soort !== 'site');
  return [
    `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`,
    ...(person === undefined ? [] : [tellNu(person, about)]),
  ];
}

/** Whether somebody is there now, and when that changes. */
export function tellNu({ nu }: Weg, about: Spoken): string {
  switch (nu.kind) {
    case 'altijd':
      return about.text('verwijzing.nu.altijd');
    case 'open':
      return about.text('verwijzing.nu.open', { uur: spokenTime(nu.tot, about) });
    case 'dicht':
      return about.text('verwijzing.nu.dicht', {
        dag: spokenDay(nu.dag, about),
        uur: spokenTime(nu.van, about),
      });
    case 'onbekend':
      return about.text('verwijzing.nu.onbekend');
  }
}

/** "21" or "8.30" in Dutch, "21:00" elsewhere. */
export function spokenTime(tijd: Tijd, { lang }: Spoken): string {
  if (lang !== 'nl') return tijd;
  const minutes = toMinutes(tijd);
  const rest = minutes % 60;
  const hour = String(Math.floor(minutes / 60));
  return rest === 0 ? hour : `${hour}.${String(rest).padStart(2, '0')}`;
}
