import english from '../../locales/en/understanding/gevaar.json' with { type: 'json' };
import dutch from '../../locales/nl/understanding/gevaar.json' with { type: 'json' };
import elsewhere from '../../locales/nl/understanding/gevaar-andere-talen.json' with { type: 'json' };
import type { Danger } from '../domain/understanding.js';
import { compile, finds, foundIn, type Matcher, strikeOut } from './patterns.js';

interface RuleSource {
  readonly gevaar: string;
  /** Word beginnings of which one must stand in the text, or the patterns are not looked at. */
  readonly bij: string;
  /** Sure, whatever the context. */
  readonly altijd?: readonly string[];
  /** Sure, but only perhaps inside school work. */
  readonly zeker?: readonly string[];
  readonly misschien?: readonly string[];
  /** Says that it is something else; leaves only `altijd`. */
  readonly tenzij?: readonly string[];
}

interface RuleFile {
  readonly lijsten: Readonly<Record<string, string>>;
  /** Sayings and harmless deaths that are struck out before the rules look. */
  readonly gezegden: readonly string[];
  readonly spel: readonly string[];
  readonly echt: readonly string[];
  readonly schoolwerk: readonly string[];
  readonly algemeen: readonly string[];
  readonly regels: readonly RuleSource[];
}

interface Rule {
  readonly danger: Danger;
  readonly always: Matcher;
  readonly sure: Matcher;
  readonly perhaps: Matcher;
  readonly unless: Matcher;
}

export interface DangerFound {
  /** Of these kinds of `danger` that is so whatever stands around it. */
  readonly always: readonly Danger[];
  readonly danger: readonly Danger[];
  readonly dangerMaybe: readonly Danger[];
}

/** Nothing, perhaps, sure, sure whatever stands around it. */
type Level = 0 | 1 | 2 | 3;

const KINDS: readonly Danger[] = ['suicide', 'zelfbeschadiging', 'misbruik', 'geweld', 'thuis'];
const NONE: DangerFound = { always: [], danger: [], dangerMaybe: [] };

function toDanger(name: string): Danger {
  const danger = KINDS.find((kind) => kind === name);
  if (danger === undefined) throw new Error(`Unknown kind of gevaar in the rules: ${name}`);
  return danger;
}

/** Makes the finder of gevaar out of one language's rule file. */
function createDangerRules(file: RuleFile): (normal: string) => DangerFound {
  const build = (patterns: readonly string[] | undefined) => compile(patterns ?? [], file.lijsten);
  const rules: Rule[] = file.regels.map((rule) => ({
    danger: toDanger(rule.gevaar),
    always: build(rule.altijd),
    sure: build(rule.zeker),
    perhaps: build(rule.misschien),
    unless: build(rule.tenzij),
  }));
  const near = build(file.regels.map(({ bij }) => bij));
  const sayings = build(file.gezegden);
  const game = build(file.spel);
  const real = build(file.echt);
  const schoolWork = build(file.schoolwerk);
  const general = build(file.algemeen);

  function levelOf({ danger, always, sure, perhaps, unless }: Rule, text: string): Level {
    if (finds(always, text)) return 3;
    if (finds(unless, text)) return 0;
    const played = () => finds(game, text) && !finds(real, text);
    if (finds(sure, text)) {
      if (danger === 'geweld' && played()) return 0;
      if (danger === 'suicide' && played()) return 1;
      if (finds(schoolWork, text)) return 1;
      return finds(general, text) ? 0 : 2;
    }
    if (!finds(perhaps, text)) return 0;
    if (finds(schoolWork, text) || finds(general, text)) return 0;
    return (danger === 'geweld' || danger === 'suicide') && played() ? 0 : 1;
  }

  return (normal) => {
    const text = strikeOut(sayings, normal);
    const places = foundIn(near, text);
    if (places.length === 0) return NONE;
    const levels = new Map<Danger, Level>();
    for (const place of places) {
      const rule = rules[place] as Rule;
      const known = levels.get(rule.danger) ?? 0;
      if (known < 3) levels.set(rule.danger, Math.max(known, levelOf(rule, text)) as Level);
    }
    return {
      always: KINDS.filter((kind) => levels.get(kind) === 3),
      danger: KINDS.filter((kind) => (levels.get(kind) ?? 0) >= 2),
      dangerMaybe: KINDS.filter((kind) => levels.get(kind) === 1),
    };
  };
}

const finders = [dutch, english, elsewhere].map(createDangerRules);

/**
 * Finds gevaar in a normalised message, in every language there are rules for: nobody is missed because the chat stands
 * in another language. When in doubt it says perhaps; a wish to be dead in the first person is sure.
 */
export function findDanger(normal: string): DangerFound {
  const found = finders.map((find) => find(normal)).filter((result) => result !== NONE);
  if (found.length < 2) return found[0] ?? NONE;
  const danger = KINDS.filter((kind) => found.some((result) => result.danger.includes(kind)));
  const dangerMaybe = KINDS.filter(
    (kind) => !danger.includes(kind) && found.some((result) => result.dangerMaybe.includes(kind)),
  );
  const always = KINDS.filter((kind) => found.some((result) => result.always.includes(kind)));
  return { always, danger, dangerMaybe };
}
