import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Perspectief } from '../src/domain/melding.js';
import { given, type MeldingDraft } from '../src/domain/melding.js';
import { feitenOf, stopgronden } from '../src/domain/stappenplan/feiten.js';
import { makeTerugkomcode, type Terugkomcode } from '../src/domain/terugkomcode.js';
import { StoreUnavailable } from '../src/errors.js';
import type { Ids } from '../src/ports/ids.js';
import type { TextKey } from '../src/ports/texts.js';
import { unseen } from '../src/use-cases/melding/consent.js';
import { newDraft, toAntwoord, withoutAnswer } from '../src/use-cases/melding/draft.js';
import { choicesOf } from '../src/use-cases/melding/fields.js';
import { meldingQuestions } from '../src/use-cases/melding/questions.js';
import { firstReadingDay, isDringend, routingOf, spokenDay } from '../src/use-cases/melding/readers.js';
import type { SubmitMelding } from '../src/use-cases/melding/submit-melding.js';
import { SUMMARY_FIELDS } from '../src/use-cases/melding/summary.js';
import { situatieOfDraft, verwijzingen } from '../src/use-cases/verwijzing/situatie.js';
import { sayHelp } from './gevaar-texts.js';
import { ScriptDialog } from './script-dialog.js';
import { turnOf } from './talk-dialog.js';
import type { Turn } from './turn.js';

/** How a melding is begun: with a perspective that is known already, or a wish. */
export interface MeldingOptions {
  readonly perspectief?: Perspectief;
  readonly wens?: TextKey;
}

/** What the message that begins a melding tells of it. */
export const meldingFrom = ({ heard }: Turn): MeldingOptions => {
  const { perspective } = heard.understanding;
  return perspective === 'gepeste' || perspective === 'getuige' || perspective === 'pester'
    ? { perspectief: perspective }
    : {};
};

export interface MeldingDeps {
  readonly ids: Ids;
  readonly words: readonly string[];
  readonly submitMelding: SubmitMelding;
}

/** Tells a melding, from what happens to the yes. Sends nothing before that yes. */
export class MeldingDialog extends ScriptDialog<MeldingDraft> {
  static readonly id = 'melding';
  readonly #deps: MeldingDeps;

  constructor(deps: MeldingDeps) {
    super(MeldingDialog.id, meldingQuestions);
    this.#deps = deps;
  }

  override async beginDialog(dc: DialogContext, options: MeldingOptions = {}): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    const { ids } = this.#deps;
    const { wie = 'leerling', taal, verteld, gevaar, veiligVandaag } = turn.gesprek;
    const draft = newDraft(ids.draft(), wie, taal, { verteld, gevaar }, turn.about.ears);
    const { perspectief = draft.perspectief, wens } = options;
    const heard = given(draft.antwoorden, 'wat') !== undefined;
    turn.update({ terugkomcode: this.#newWords(), verteld: [] });
    this.keepDraft(turn, {
      ...draft,
      ...(perspectief !== undefined && { perspectief }),
      antwoorden: {
        ...draft.antwoorden,
        ...(veiligVandaag !== undefined && { veiligVandaag: toAntwoord(veiligVandaag) }),
        ...(wens !== undefined && { wens: { kind: 'gegeven' as const, value: turn.label({ key: wens }) } }),
      },
    });
    turn.say(heard ? 'melding.begin.gehoord' : 'melding.begin.vertel');
    if (perspectief === 'getuige') turn.say('melding.begin.getuige');
    if (perspectief === 'pester') turn.say('melding.begin.pester');
    return this.askNext(dc, turn);
  }

  protected override draftOf(turn: Turn): MeldingDraft | undefined {
    return turn.gesprek.melding;
  }

  protected override keepDraft(turn: Turn, draft: MeldingDraft): void {
    turn.update({ melding: draft });
  }

  protected override keepText(turn: Turn, text: string): void {
    const draft = this.draftOf(turn);
    if (draft !== undefined)
      this.keepDraft(turn, { ...unseen(draft), ookGetypt: [...draft.ookGetypt, text] });
  }

  /** Not safe today, or not sure of it: help before the next question. */
  protected override async answered(turn: Turn, before: MeldingDraft, after: MeldingDraft): Promise<void> {
    // The yes is for what was shown last: after any other answer the summary is shown again.
    if (before.gezien.includes('samenvatting')) {
      const gezien = after.gezien.filter((what) => what !== 'samenvatting');
      this.keepDraft(turn, { ...after, gezien });
    }
    if (!hasStory(before) && hasStory(after)) {
      turn.say('melding.begin.gehoord');
    }
    const { veiligVandaag } = after.antwoorden;
    if (veiligVandaag === before.antwoorden.veiligVandaag) return;
    turn.urgently(() => {
      if (veiligVandaag?.kind === 'weet-niet') turn.say('melding.veilig.weetNiet');
      if (given(after.antwoorden, 'veiligVandaag') !== 'nee') return;
      turn.say('gevaar.nietVeilig');
      sayHelp(turn, after.gevaar);
    });
  }

  /** Changing something, and stopping without sending. */
  protected override async detour(
    dc: DialogContext,
    turn: Turn,
    draft: MeldingDraft,
  ): Promise<DialogTurnResult | undefined> {
    const { choice } = turn.heard;
    if (choice === 'niet-versturen') return dc.beginDialog('stop');
    if (choice === 'weet-niet-zeker') {
      turn.update({ verteld: [] });
      this.#forget(turn);
      turn.say('signalen.uitleg');
      return dc.endDialog();
    }
    if (choice === 'veranderen') {
      const changeable = SUMMARY_FIELDS.filter((field) => draft.antwoorden[field] !== undefined);
      turn.ask('melding.samenvatting', {
        say: [{ key: 'melding.watVeranderen' }],
        choices: [
          ...changeable.map((field) => ({
            id: `verander-${field}`,
            label: { key: `veld.${field}` as TextKey },
          })),
          ...choicesOf('niets'),
        ],
      });
      return Dialog.EndOfTurn;
    }
    if (choice?.startsWith('verander-')) {
      const field = SUMMARY_FIELDS.find((one) => choice === `verander-${one}`);
      if (field !== undefined) this.keepDraft(turn, changed(draft, field));
      return this.askNext(dc, turn);
    }
    if (choice === 'niets') return this.askNext(dc, turn);
    return undefined;
  }

  protected override async finish(
    dc: DialogContext,
    turn: Turn,
    draft: MeldingDraft,
  ): Promise<DialogTurnResult> {
    const { about, session, gesprek } = turn;
    const routing = routingOf(draft, about);
    try {
      const { value: dossier } = await this.#deps.submitMelding({
        school: session.school,
        draft,
        terugkomcode: gesprek.terugkomcode ?? this.#newWords(),
        routing,
      });
      this.#forget(turn);
      const { melding, overPersoneel } = dossier;
      const planStopt = stopgronden(feitenOf(melding, overPersoneel)).length > 0;
      turn.update({ dossier: dossier.id, planStopt });
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      // The draft stays, and the yes is asked again: nothing that was told is lost.
      this.keepDraft(turn, { ...draft, gezien: draft.gezien.filter((what) => what !== 'samenvatting') });
      turn.say('melding.nietGelukt');
      return this.askNext(dc, turn);
    }
    turn.say('melding.ontvangen');
    const day = firstReadingDay(routing);
    if (day !== undefined) turn.say('melding.ontvangenLeesdag', { dag: spokenDay(day, about) });
    // Until then somebody else is there.
    turn.sayAll(verwijzingen(situatieOfDraft(draft, about), about, isDringend(draft) ? 3 : 2));
    return dc.replaceDialog('woorden');
  }

  #newWords(): Terugkomcode {
    const { ids, words } = this.#deps;
    return makeTerugkomcode(words, (max) => ids.randomInt(max));
  }

  /** The draft is gone as soon as it was sent or thrown away. */
  #forget(turn: Turn): void {
    turn.drop('melding');
    turn.update({ gevaar: [] });
    turn.session.forgetPast();
  }
}

const hasStory = ({ antwoorden }: MeldingDraft): boolean => given(antwoorden, 'wat') !== undefined;

/** The draft with one field to be asked anew, and with all that depends on it shown anew. */
function changed(draft: MeldingDraft, field: (typeof SUMMARY_FIELDS)[number]): MeldingDraft {
  const without = withoutAnswer(draft.antwoorden, field);
  const antwoorden =
    field === 'naam'
      ? withoutAnswer(without, 'metNaam')
      : field === 'overPersoneel'
        ? withoutAnswer(without, 'overWie')
        : without;
  return { ...unseen(draft), antwoorden, ...(field === 'overPersoneel' && { nietDoor: [] }) };
}
