import type { Dossier } from '../../domain/dossier.js';
import type { DossierId, SchoolId } from '../../domain/ids.js';
import { isAnoniem } from '../../domain/melding.js';
import { type ActDeps, type ActResult, actOnDossier, type DossierAct } from './act-on-dossier.js';

/** Longest message to a melder, in characters as JavaScript counts them. */
export const MAX_ANTWOORD = 2000;

export interface AnswerDeps extends ActDeps {
  /** Tells a melder who allowed it that there is an answer. */
  readonly tellMelder?: (school: SchoolId, id: DossierId) => Promise<void>;
}

export interface AnswerMelder extends DossierAct {
  readonly tekst: string;
  /** It says no more than "bel school", in the words of the program. @default false */
  readonly belSchool?: boolean;
  /** Asks for a name again, knowing that it did before. @default false */
  readonly toch?: boolean;
}

/**
 * An ouder is unverified: without gezag, or an agreement on information, nothing about a child is written, not even
 * that there is something (art. 1:377b and 1:377c BW).
 */
export const isBoundToGezag = ({ melding, gezag }: Dossier): boolean =>
  melding.wie === 'ouder' && gezag !== 'gezag' && gezag !== 'informatie';

const NAME_QUESTION =
  /\b(hoe heet|je naam|jouw naam|uw naam|wie ben (je|jij|u)|wie bent u|your name|who are you)\b/i;

/** Somebody who told it without a name was asked for it before: asking again makes children go away. */
export const asksNameAgain = ({ melding, berichten }: Dossier, tekst: string): boolean =>
  isAnoniem(melding.antwoorden) &&
  NAME_QUESTION.test(tekst) &&
  berichten.some((bericht) => bericht.van === 'school' && NAME_QUESTION.test(bericht.tekst));

/**
 * Writes to the melder, who reads it with the geheime woorden; a melder without a name too.
 * @returns undefined when the dossier is not there for this person; `geweigerd` for an empty text, one over
 * {@link MAX_ANTWOORD}, or when the melder closed the way back.
 */
export const answerMelder =
  (deps: AnswerDeps) =>
  async (act: AnswerMelder): Promise<ActResult | undefined> => {
    const tekst = act.tekst.replace(/\r\n?/g, '\n').trim();
    const result = await actOnDossier(deps)(act, {
      wat: 'beantwoord',
      isDone: ({ berichten }) => {
        const last = berichten.at(-1);
        return last?.van === 'school' && last.door === act.session.medewerker.id && last.tekst === tekst;
      },
      apply: (dossier, { id, rol }, op) => {
        if (tekst === '') return 'leeg';
        if (tekst.length > MAX_ANTWOORD) return 'te-lang';
        if (dossier.terugkomcode === undefined) return 'geen-weg-terug';
        if (isBoundToGezag(dossier) && act.belSchool !== true) return 'gezag-eerst';
        if (asksNameAgain(dossier, tekst) && act.toch !== true) return 'weer-naam';
        return { ...dossier, berichten: [...dossier.berichten, { van: 'school', door: id, rol, tekst, op }] };
      },
    });
    if (result?.kind === 'gedaan') await deps.tellMelder?.(act.session.school.id, act.id);
    return result;
  };
