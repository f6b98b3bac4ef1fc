import { readFileSync } from 'node:fs';
import type { Danger } from '../../src/domain/understanding.js';

/** A sentence with danger in it. `verhuld` is veiled: an adult who reads carefully would worry. */
export interface Gevaarzin {
  readonly text: string;
  readonly gevaar: readonly Danger[];
  readonly soort: 'expliciet' | 'verhuld' | 'spelfout' | 'straattaal' | 'tos';
  readonly wie: 'leerling' | 'ouder';
  readonly lang?: string;
}
/** A sentence that only looks like danger. */
export interface Onschuldig {
  readonly text: string;
  readonly soort?: string;
  readonly wie?: 'leerling' | 'ouder';
  readonly lang?: string;
}

const read = <T>(name: string): readonly T[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

export const gevaarlijk = read<Gevaarzin>('gevaar.jsonl');
export const onschuldig = read<Onschuldig>('onschuldig.jsonl');
/** Not veiled: nobody who reads it can be in doubt. */
export const isExplicit = ({ soort }: Gevaarzin): boolean => soort !== 'verhuld';
