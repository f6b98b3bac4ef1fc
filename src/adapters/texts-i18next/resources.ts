import arHulp from '../../../locales/ar/hulp.json' with { type: 'json' };
import enAlgemeen from '../../../locales/en/algemeen.json' with { type: 'json' };
import enLeerling from '../../../locales/en/leerling.json' with { type: 'json' };
import enLeerlingVo from '../../../locales/en/leerling-vo.json' with { type: 'json' };
import enMail from '../../../locales/en/mail.json' with { type: 'json' };
import enMedewerker from '../../../locales/en/medewerker.json' with { type: 'json' };
import enOpvolging from '../../../locales/en/opvolging.json' with { type: 'json' };
import enOuder from '../../../locales/en/ouder.json' with { type: 'json' };
import enPagina from '../../../locales/en/pagina.json' with { type: 'json' };
import nlAlgemeen from '../../../locales/nl/algemeen.json' with { type: 'json' };
import nlLeerling from '../../../locales/nl/leerling.json' with { type: 'json' };
import nlLeerlingVo from '../../../locales/nl/leerling-vo.json' with { type: 'json' };
import nlMail from '../../../locales/nl/mail.json' with { type: 'json' };
import nlMedewerker from '../../../locales/nl/medewerker.json' with { type: 'json' };
import nlOpvolging from '../../../locales/nl/opvolging.json' with { type: 'json' };
import nlOuder from '../../../locales/nl/ouder.json' with { type: 'json' };
import nlPagina from '../../../locales/nl/pagina.json' with { type: 'json' };
import plHulp from '../../../locales/pl/hulp.json' with { type: 'json' };
import trHulp from '../../../locales/tr/hulp.json' with { type: 'json' };
import ukHulp from '../../../locales/uk/hulp.json' with { type: 'json' };

/** The text files of one language; `hulp` is all that a language has in which there is help and no conversation. */
export type TextFile =
  | 'algemeen'
  | 'leerling'
  | 'leerling-vo'
  | 'ouder'
  | 'medewerker'
  | 'opvolging'
  | 'mail'
  | 'pagina'
  | 'hulp';
export type TextFiles = Readonly<Record<Exclude<TextFile, 'hulp'>, object>> | { readonly hulp: object };

/** Every text of the product. `nl` is the reference. */
export const resources: Readonly<Record<string, TextFiles>> = {
  nl: {
    algemeen: nlAlgemeen,
    leerling: nlLeerling,
    'leerling-vo': nlLeerlingVo,
    ouder: nlOuder,
    medewerker: nlMedewerker,
    opvolging: nlOpvolging,
    mail: nlMail,
    pagina: nlPagina,
  },
  en: {
    algemeen: enAlgemeen,
    leerling: enLeerling,
    'leerling-vo': enLeerlingVo,
    ouder: enOuder,
    medewerker: enMedewerker,
    opvolging: enOpvolging,
    mail: enMail,
    pagina: enPagina,
  },
  tr: { hulp: trHulp },
  ar: { hulp: arHulp },
  pl: { hulp: plHulp },
  uk: { hulp: ukHulp },
};
