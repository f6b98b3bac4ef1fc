import { type ActDeps, type ActResult, actOnDossier, type DossierAct } from '../act-on-dossier.js';

/** Longest note for colleagues, in characters as JavaScript counts them. */
export const MAX_NOTITIE = 4000;

export interface WriteNote extends DossierAct {
  readonly tekst: string;
}

/**
 * A note for colleagues, apart from the talk with the melder. It stands in nobody's way and is never changed.
 * @returns undefined when the dossier is not there for this person; `geweigerd` for an empty one, or one over
 * {@link MAX_NOTITIE}.
 */
export const writeNote =
  (deps: ActDeps) =>
  (act: WriteNote): Promise<ActResult | undefined> => {
    const tekst = act.tekst.replace(/\r\n?/g, '\n').trim();
    return actOnDossier(deps)(act, {
      wat: 'genoteerd',
      adds: true,
      isDone: ({ notities = [] }) =>
        notities.at(-1)?.tekst === tekst && notities.at(-1)?.door === act.session.medewerker.id,
      apply: (dossier, { id, rol }, op) => {
        if (tekst === '') return 'leeg';
        if (tekst.length > MAX_NOTITIE) return 'te-lang';
        return { ...dossier, notities: [...(dossier.notities ?? []), { door: id, rol, op, tekst }] };
      },
    });
  };
