import { type ActDeps, type ActResult, actOnDossier, type DossierAct } from './act-on-dossier.js';

/** Longest message to a melder, in characters as JavaScript counts them. */
export const MAX_ANTWOORD = 2000;

export interface AnswerMelder extends DossierAct {
  readonly tekst: string;
}

/**
 * Writes to the melder, who reads it with the geheime woorden; a melder without a name too.
 * @returns undefined when the dossier is not there for this person; `geweigerd` for an empty text, one over
 * {@link MAX_ANTWOORD}, or when the melder closed the way back.
 */
export const answerMelder =
  (deps: ActDeps) =>
  (act: AnswerMelder): Promise<ActResult | undefined> => {
    const tekst = act.tekst.replace(/\r\n?/g, '\n').trim();
    return actOnDossier(deps)(act, {
      wat: 'beantwoord',
      isDone: ({ berichten }) => {
        const last = berichten.at(-1);
        return last?.van === 'school' && last.door === act.session.medewerker.id && last.tekst === tekst;
      },
      apply: (dossier, { id, rol }, op) => {
        if (tekst === '') return 'leeg';
        if (tekst.length > MAX_ANTWOORD) return 'te-lang';
        if (dossier.terugkomcode === undefined) return 'geen-weg-terug';
        return { ...dossier, berichten: [...dossier.berichten, { van: 'school', door: id, rol, tekst, op }] };
      },
    });
  };
