import type { Aanpak } from '../../../domain/dossier.js';
import { type ActDeps, type ActResult, actOnDossier, type DossierAct } from '../act-on-dossier.js';
import { MAX_NOTITIE } from '../samen/write-note.js';

export interface WriteAanpak extends DossierAct {
  readonly aanpak: Omit<Aanpak, 'keer'>;
}

/**
 * Writes the handelingsplan, the steungroep and the help that is wanted. A steungroep (No Blame) only with the consent
 * of the gepeste.
 * @returns undefined when the dossier is not there for this person; `geweigerd` without that consent, or for a text
 * over {@link MAX_NOTITIE}.
 */
export const writeAanpak =
  (deps: ActDeps) =>
  (act: WriteAanpak): Promise<ActResult | undefined> => {
    const { steungroepMag } = act.aanpak;
    const clean = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
    const aanpak = {
      handelingsplan: clean(act.aanpak.handelingsplan),
      steungroep: clean(act.aanpak.steungroep),
      steungroepMag,
      hulp: clean(act.aanpak.hulp),
    };
    return actOnDossier(deps)(act, {
      wat: 'aanpak',
      isDone: (dossier) =>
        JSON.stringify(dossier.aanpak) === JSON.stringify({ ...aanpak, keer: dossier.aanpak?.keer }),
      apply: (dossier) => {
        if (aanpak.steungroep !== '' && !steungroepMag) return 'geen-toestemming';
        const { handelingsplan, steungroep, hulp } = aanpak;
        if ([handelingsplan, steungroep, hulp].some((text) => text.length > MAX_NOTITIE)) return 'te-lang';
        return { ...dossier, aanpak: { ...aanpak, keer: (dossier.aanpak?.keer ?? 0) + 1 } };
      },
    });
  };
