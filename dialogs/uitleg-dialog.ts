import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Json } from '../src/ports/conversation-store.js';
import { choicesOf } from '../src/use-cases/melding/fields.js';
import { inSchoolsWords, lezersoortOf, notParsed, parsed, type Question } from '../src/use-cases/script.js';
import { ScriptDialog } from './script-dialog.js';
import { keepWords, turnOf } from './talk-dialog.js';
import type { Turn } from './turn.js';

/** Looking at the school's own kenmerken together: which were answered, and how. */
type UitlegDraft = { readonly [kenmerk: string]: string };
const SAMEN = 'samen';
const SLOT = 'slot';

/** The kenmerken of this school as questions, one by one, after the child said that it wants that. */
function questionsOf(turn: Turn): readonly Question<UitlegDraft>[] {
  const { kenmerken } = turn.about.pakket;
  const samen: Question<UitlegDraft> = {
    id: SAMEN,
    due: (draft) => draft[SAMEN] === undefined,
    ask: () => ({ say: [{ key: 'uitleg.samenKijken' }], choices: choicesOf('ja', 'nee') }),
    parse: ({ choice }, draft) =>
      choice === 'ja' || choice === 'nee' ? parsed({ ...draft, [SAMEN]: choice }) : notParsed('fout.jaNee'),
  };
  const perKenmerk = kenmerken.map(
    ({ id, vraag }): Question<UitlegDraft> => ({
      id,
      due: (draft) => draft[SAMEN] === 'ja' && draft[id] === undefined,
      ask: () => ({ say: [{ literal: vraag }], choices: choicesOf('ja', 'nee', 'weet-niet') }),
      parse: ({ choice }, draft) =>
        choice === 'ja' || choice === 'nee' || choice === 'weet-niet'
          ? parsed({ ...draft, [id]: choice })
          : notParsed('fout.jaNee'),
      clear: ({ [id]: _gone, ...draft }) => draft,
    }),
  );
  const slot: Question<UitlegDraft> = {
    id: SLOT,
    due: (draft) => draft[SLOT] === undefined,
    ask: (draft) => ({
      say: [
        ...(draft[SAMEN] === 'ja' ? [{ key: 'uitleg.geenOordeel' } as const] : []),
        { key: 'uitleg.slot' },
      ],
      choices: choicesOf('vertellen', 'niet-nu'),
    }),
    parse: ({ choice }, draft) =>
      choice === 'vertellen' || choice === 'niet-nu'
        ? parsed({ ...draft, [SLOT]: choice })
        : notParsed('fout.kies'),
  };
  return [samen, ...perKenmerk, slot];
}

/** Explains plagen and pesten as this school defines them; never a verdict, and always a way to tell it. */
export class UitlegDialog extends ScriptDialog<UitlegDraft> {
  static readonly id = 'uitleg';

  constructor() {
    super(UitlegDialog.id, questionsOf);
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    explain(turn);
    // Whoever just told of hurt is not questioned about it.
    const hurt = turn.gesprek.verteld.length > 0 || turn.gesprek.gevaar.length > 0;
    this.keepDraft(turn, hurt || turn.about.pakket.kenmerken.length === 0 ? { [SAMEN]: 'nee' } : {});
    return this.askNext(dc, turn);
  }

  protected override draftOf(turn: Turn): UitlegDraft | undefined {
    const kept: Json | undefined = turn.gesprek.drafts[this.id];
    return kept as UitlegDraft | undefined;
  }

  protected override keepDraft(turn: Turn, draft: UitlegDraft): void {
    turn.keepDraft(this.id, draft);
  }

  protected override keepText(turn: Turn): void {
    keepWords(turn);
  }

  /** Mirrors an answer in the school's words: what it means there, not what it makes of the child. */
  protected override async answered(turn: Turn, before: UitlegDraft, after: UitlegDraft): Promise<void> {
    const kenmerk = turn.about.pakket.kenmerken.find(
      ({ id }) => before[id] === undefined && after[id] !== undefined,
    );
    const antwoord = kenmerk && after[kenmerk.id];
    if (kenmerk === undefined) return;
    if (antwoord === 'ja' || antwoord === 'nee') turn.sayAll([{ literal: kenmerk.spiegel[antwoord] }]);
    else turn.say('uitleg.weetNiet');
  }

  protected override async finish(
    dc: DialogContext,
    turn: Turn,
    draft: UitlegDraft,
  ): Promise<DialogTurnResult> {
    turn.dropDraft(this.id);
    if (draft[SLOT] === 'vertellen') return dc.replaceDialog('melding');
    turn.say('uitleg.nietNu');
    return dc.endDialog();
  }
}

/** Both words, in this school's meaning; a word that the school does not define is said to be so. */
export function explain(turn: Turn): void {
  const { begrippen } = turn.about.pakket;
  const soort = lezersoortOf(turn.about.reader);
  for (const woord of ['plagen', 'pesten'] as const) {
    const begrip = begrippen[woord];
    if (begrip === undefined) turn.say('uitleg.nietInProtocol', { woord });
    else turn.sayAll(inSchoolsWords(begrip.uitleg[soort], turn.about.lang));
  }
  const bron = begrippen.pesten?.bron.plek;
  if (soort === 'ouder' && bron !== undefined) turn.say('uitleg.bron', { plek: bron });
}
