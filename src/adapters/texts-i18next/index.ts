import { createInstance, type Resource } from 'i18next';
import { TextMissing } from '../../errors.js';
import type { Logger } from '../../ports/logger.js';
import type { Reader, TextParams, Texts } from '../../ports/texts.js';
import { conceptLanguages } from './concepts.js';
import { resources as productTexts, type TextFile, type TextFiles } from './resources.js';

export interface I18nextTextsOptions {
  /** Told once of every text that is missing, with the place where it should stand. */
  readonly logger?: Logger;
  /** Throw TextMissing instead of saying it in Dutch. @default false */
  readonly strict?: boolean;
  /** Concept languages that are used all the same. @default all */
  readonly conceptsOn?: readonly string[];
  /** @default the files of `locales/` */
  readonly resources?: Readonly<Record<string, TextFiles>>;
}

const reference = 'nl';

/** Where a reader's texts stand, in order; the pages and mails are for whoever sees them. */
const filesOf: Readonly<Record<Reader, readonly [TextFile, ...TextFile[]]>> = {
  leerling: ['leerling', 'algemeen', 'pagina', 'mail', 'hulp'],
  'leerling-vo': ['leerling-vo', 'leerling', 'algemeen', 'pagina', 'mail', 'hulp'],
  ouder: ['ouder', 'algemeen', 'pagina', 'mail', 'hulp'],
  medewerker: ['medewerker', 'opvolging', 'algemeen', 'mail', 'pagina'],
};
const otherReaders: readonly TextFile[] = ['leerling', 'ouder', 'medewerker'];

/** The bubbles of a text before its holes are filled. */
interface Template {
  readonly bubbles: readonly string[];
  readonly hasHoles: boolean;
}

/**
 * Texts over i18next, which holds them and fills their `{{holes}}`. Where a text stands is found here, once per text:
 * i18next's own `t` takes 6 to 18 microseconds each time, and this is on the path of every bubble. Nesting (`$t`) is
 * never resolved, so what somebody typed can stand in a hole.
 */
export function createI18nextTexts(options: I18nextTextsOptions = {}): Texts {
  const { logger, strict = false, resources = productTexts, conceptsOn } = options;
  const helpLanguages = Object.keys(resources);
  const concepts = Object.fromEntries(
    conceptLanguages.map((lang) => [lang, conceptsOn?.includes(lang) === false ? 'off' : 'on'] as const),
  );
  const languages = Object.entries(resources)
    .filter(([lang, files]) => !('hulp' in files) && concepts[lang] !== 'off')
    .map(([lang]) => lang);
  const plurals = new Map(helpLanguages.map((lang) => [lang, new Intl.PluralRules(lang)]));
  const i18n = createInstance();
  void i18n.init({
    initAsync: false,
    lng: reference,
    fallbackLng: reference,
    resources: resources as Resource,
    returnEmptyString: false,
    interpolation: { escapeValue: false },
  });

  const reported = new Set<string>();
  const reportMissing = (lang: string, file: TextFile, key: string): void => {
    if (strict) throw new TextMissing({ key, lang });
    const place = `locales/${lang}/${file}.json#${key}`;
    if (reported.has(place)) return;
    reported.add(place);
    logger?.error({ event: 'text.missing', code: TextMissing.code, file: place });
  };

  const lookUp = (lang: string, files: readonly TextFile[], key: string, count: number | undefined) => {
    const names = count === undefined ? [key] : [`${key}_${plurals.get(lang)?.select(count)}`, key];
    for (const file of files) {
      for (const name of names) {
        const bubbles = toBubbles(i18n.getResource(lang, file, name));
        if (bubbles !== undefined) return bubbles;
      }
    }
    return undefined;
  };

  const compile = (lang: string, reader: Reader, key: string, count: number | undefined): Template => {
    const files = filesOf[reader];
    let bubbles = lookUp(lang, files, key, count);
    if (bubbles === undefined) {
      reportMissing(lang, files[0], key);
      bubbles = lookUp(reference, files, key, count) ?? lookUp(reference, otherReaders, key, count);
      if (bubbles === undefined) throw new TextMissing({ key, lang });
    }
    return {
      bubbles: Object.freeze([...bubbles]),
      hasHoles: bubbles.some((bubble) => bubble.includes('{{')),
    };
  };

  const templates = new Map<string, Template>();
  const templateOf = (lang: string, reader: Reader, key: string, params?: TextParams): Template => {
    const count = typeof params?.count === 'number' ? params.count : undefined;
    const form = count === undefined ? '' : plurals.get(lang)?.select(count);
    const id = `${lang} ${reader} ${key} ${form}`;
    const known = templates.get(id);
    if (known !== undefined) return known;
    const template = compile(lang, reader, key, count);
    templates.set(id, template);
    return template;
  };

  const languageOf = (wanted: string): string =>
    [wanted, wanted.split('-', 1)[0]].find(
      (lang): lang is string => lang !== undefined && plurals.has(lang),
    ) ?? reference;

  const bubbles: Texts['bubbles'] = (wanted, reader, key, params) => {
    const lang = plurals.has(wanted) ? wanted : languageOf(wanted);
    const template = templateOf(lang, reader, key, params);
    if (!template.hasHoles) return template.bubbles;
    const missingInterpolationHandler = (_text: string, hole: RegExpExecArray): string => {
      reportMissing(lang, filesOf[reader][0], `${key} ${hole[0]}`);
      return '';
    };
    return template.bubbles.map((bubble) =>
      i18n.services.interpolator.interpolate(bubble, params ?? {}, lang, {
        missingInterpolationHandler,
      } as object),
    );
  };

  return {
    languages,
    helpLanguages,
    concepts,
    bubbles,
    text: (lang, reader, key, params) => bubbles(lang, reader, key, params).join(' '),
  };
}

/** Undefined for a group of texts, and for an empty one: that counts as missing. */
function toBubbles(found: unknown): readonly string[] | undefined {
  const bubbles: readonly unknown[] = Array.isArray(found) ? found : [found];
  const isText = (bubble: unknown): bubble is string => typeof bubble === 'string' && bubble !== '';
  return bubbles.length > 0 && bubbles.every(isText) ? bubbles : undefined;
}
