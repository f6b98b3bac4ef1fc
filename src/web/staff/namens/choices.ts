import type { Gevaar, Perspectief, Vorm } from '../../../domain/melding.js';

export const VORMEN = [
  'verbaal',
  'fysiek',
  'uitsluiting',
  'digitaal',
  'intimidatie',
  'spullen',
  'seksueel',
  'discriminatie',
  'radicalisering',
] as const satisfies readonly Vorm[];
export const GEVAREN = [
  'suicide',
  'zelfbeschadiging',
  'misbruik',
  'geweld',
  'thuis',
] as const satisfies readonly Gevaar[];
export const PERSPECTIEVEN = [
  'gepeste',
  'getuige',
  'ouder',
  'pester',
] as const satisfies readonly Perspectief[];
export const HOE = ['gesprek', 'telefoon', 'mail', 'gezien'] as const;
export const WEET_HET = ['ja', 'nee', 'weet-niet'] as const;
