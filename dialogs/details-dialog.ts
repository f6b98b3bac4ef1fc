import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { MeldingField } from '../src/domain/melding.js';
import type { DossierStore } from '../src/ports/dossier-store.js';
import { namedReader } from '../src/use-cases/melder/named-reader.js';
import type { TellMore } from '../src/use-cases/melder/tell-more.js';
import type { WriteToSchool } from '../src/use-cases/melder/write-to-school.js';
import { type DetailsDraft, detailQuestions, newDetails } from '../src/use-cases/melding/details.js';
import { ScriptDialog } from './script-dialog.js';
import { turnOf } from './talk-dialog.js';
import type { Turn } from './turn.js';

export interface DetailsDeps {
  readonly dossiers: DossierStore;
  readonly tellMore: TellMore;
  readonly writeToSchool: WriteToSchool;
}

/** More about a melding that was sent. Each answer is with the melding as soon as it is given. */
export class DetailsDialog extends ScriptDialog<DetailsDraft> {
  static readonly id = 'details';
  readonly #deps: DetailsDeps;

  constructor(deps: DetailsDeps) {
    super(DetailsDialog.id, detailQuestions);
    this.#deps = deps;
  }

  override async beginDialog(
    dc: DialogContext,
    { returned = false }: { returned?: boolean } = {},
  ): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    const { dossier } = turn.gesprek;
    const stored = dossier && (await this.#deps.dossiers.find(turn.session.school, dossier));
    if (stored === undefined) return dc.endDialog();
    this.keepDraft(turn, newDetails(stored.value.melding.antwoorden, returned));
    turn.say('meer.begin');
    return this.askNext(dc, turn);
  }

  protected override draftOf(turn: Turn): DetailsDraft | undefined {
    const draft: unknown = turn.gesprek.drafts[this.id];
    return draft as DetailsDraft | undefined;
  }

  protected override keepDraft(turn: Turn, draft: DetailsDraft): void {
    const plain = {
      antwoorden: { ...draft.antwoorden },
      gekozenVormen: [...draft.gekozenVormen],
      alleVormen: draft.alleVormen,
    };
    turn.keepDraft(this.id, plain);
  }

  protected override keepText(turn: Turn, text: string): void {
    turn.update({ verteld: [...turn.gesprek.verteld, text] });
  }

  protected override async answered(turn: Turn, before: DetailsDraft, after: DetailsDraft): Promise<void> {
    const { dossier } = turn.gesprek;
    const fields = Object.keys(after.antwoorden) as MeldingField[];
    const field = fields.find((one) => after.antwoorden[one] !== before.antwoorden[one]);
    if (dossier === undefined || field === undefined) return;
    const { school } = turn.session;
    const stored = await this.#deps.dossiers.find(school, dossier);
    const named = stored && namedReader(turn.heard.text, stored.value, turn.about);
    // Not sent to the person it names; a new melding can keep that person out.
    if (named !== undefined) turn.say('status.naamLeest', { naam: named.naam });
    else await this.#deps.tellMore(school, dossier, { [field]: after.antwoorden[field] });
  }

  /** What was told is with the melding already; stopping here is being done. */
  override async holdsOn(dc: DialogContext, turn: Turn): Promise<boolean> {
    await this.finish(dc, turn);
    return true;
  }

  protected override async finish(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
    const { dossier, verteld, gevaar } = turn.gesprek;
    if (dossier !== undefined && verteld.length > 0) {
      await this.#deps.writeToSchool(turn.session.school, dossier, verteld.join('\n'), gevaar);
    }
    turn.dropDraft(this.id);
    turn.drop('dossier');
    turn.update({ verteld: [] });
    turn.say('meer.klaar');
    return dc.endDialog();
  }
}
