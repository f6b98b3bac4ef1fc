import type { Gezag } from '../../../domain/dossier.js';
import { type ActDeps, type ActResult, actOnDossier, type DossierAct } from '../act-on-dossier.js';

/** What school can know of an ouder. */
export const GEZAG = ['gezag', 'informatie', 'geen'] as const satisfies readonly Gezag[];

export interface NoteGezag extends DossierAct {
  /** One of {@link GEZAG}; anything else is refused. */
  readonly gezag: string;
}

/**
 * Writes down that somebody looked up whether this ouder has gezag, or an agreement on information (art. 1:377b and
 * 1:377c BW). Before that no answer about the child goes out.
 * @returns undefined when the dossier is not there for this person.
 */
export const noteGezag =
  (deps: ActDeps) =>
  (act: NoteGezag): Promise<ActResult | undefined> => {
    const gezag = GEZAG.find((known) => known === act.gezag);
    return actOnDossier(deps)(act, {
      wat: 'gezag',
      adds: true,
      isDone: (dossier) => dossier.gezag !== undefined && dossier.gezag === gezag,
      apply: (dossier) => (gezag === undefined ? 'geen-reden' : { ...dossier, gezag }),
    });
  };
