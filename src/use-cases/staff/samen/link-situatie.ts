import { type ActDeps, type ActResult, actOnDossier, type DossierAct } from '../act-on-dossier.js';
import { colleaguesOf } from '../colleagues.js';
import { everySummary } from '../every-summary.js';

export interface LinkSituatie extends DossierAct {
  /** The number of the dossier whose plan is followed from now on: its id, or six characters or more of its start. */
  readonly nummer: string;
}

/**
 * Says that two meldingen tell of the same: this one follows the plan of the other. Each melder keeps an own code and
 * an own talk, and never learns of the other. Both must be readable for whoever links them.
 * @returns undefined when this dossier is not there for this person; `geweigerd` when the other is not, follows
 * another plan itself, or when others follow the plan of this one.
 */
export const linkSituatie =
  (deps: ActDeps) =>
  async (act: LinkSituatie): Promise<ActResult | undefined> => {
    const { school, medewerker } = act.session;
    const colleagues = await colleaguesOf(deps, school);
    const all = await everySummary(deps.dossiers, school.id);
    const followed = all.some(({ situatie }) => situatie === act.id);
    const wanted = act.nummer.trim().toLowerCase();
    const found = all.filter(
      (summary) =>
        summary.id !== act.id &&
        wanted.length >= 6 &&
        summary.id.startsWith(wanted) &&
        colleagues.readerOf(summary, medewerker.id) !== undefined,
    );
    const [other] = found.length === 1 ? found : [];
    return actOnDossier(deps)(act, {
      wat: 'gekoppeld',
      isDone: ({ situatie }) => situatie !== undefined && situatie === other?.id,
      apply: (dossier) => {
        if (other === undefined) return 'niet-gevonden';
        if (other.situatie !== undefined || followed) return 'plan-elders';
        return { ...dossier, situatie: other.id, agenda: [] };
      },
    });
  };

/** The melding gets its own plan back, as it was. */
export const unlinkSituatie =
  (deps: ActDeps) =>
  (act: DossierAct): Promise<ActResult | undefined> =>
    actOnDossier(deps)(act, {
      wat: 'losgemaakt',
      isDone: ({ situatie }) => situatie === undefined,
      apply: ({ situatie: _gone, ...dossier }) => dossier,
    });
