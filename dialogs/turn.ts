import type { Json } from '../src/ports/conversation-store.js';
import type { TextKey, TextParams, Texts } from '../src/ports/texts.js';
import type { TurnSession } from '../src/ports/turn-session.js';
import type { Gesprek } from '../src/use-cases/gesprek.js';
import type { Heard } from '../src/use-cases/hear.js';
import type { About, Asked, Bubble, Choice } from '../src/use-cases/script.js';

/** One bubble that will be sent, with the buttons below it. */
export interface OutBubble {
  readonly text: string;
  /** Never logged; see SecretBubble. */
  readonly geheim?: string;
  /** Goes first and without any pause on the page. */
  readonly spoed?: boolean;
  /** Its language, when that is not the one of the conversation. */
  readonly taal?: string;
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
}

/** What a turn knows of the world, without a voice. */
export type Facts = Omit<About, 'text'>;

/** One turn of a conversation: what was heard, what is known, and what will be said. The only thing dialogs talk to. */
export class Turn {
  readonly heard: Heard;
  about: About;
  readonly session: TurnSession;
  gesprek: Gesprek;
  /** Everything said in this turn, in order. */
  readonly out: OutBubble[] = [];
  readonly #texts: Texts;
  #spoed = false;
  erased = false;

  constructor(texts: Texts, session: TurnSession, gesprek: Gesprek, heard: Heard, facts: Facts) {
    this.#texts = texts;
    this.session = session;
    this.gesprek = gesprek;
    this.heard = heard;
    this.about = this.#withText(facts);
  }

  update(change: Partial<Gesprek>): void {
    this.gesprek = { ...this.gesprek, ...change };
  }

  say(key: TextKey, params?: TextParams): void {
    this.sayAll([params === undefined ? { key } : { key, params }]);
  }

  sayAll(bubbles: readonly Bubble[]): void {
    for (const bubble of bubbles) {
      for (const text of this.#bubblesOf(bubble)) {
        this.out.push(this.#spoed ? { text, spoed: true } : { text });
      }
    }
  }

  /** From now on in this reader's words. */
  speakTo(reader: About['reader']): void {
    this.about = this.#withText({ ...this.about, reader });
  }

  /** From now on in this language. */
  speakIn(taal: string): void {
    this.update({ taal });
    this.about = this.#withText({ ...this.about, lang: taal });
  }

  /** The buddy has this language, and the school wants it. */
  speaks(taal: string): boolean {
    return this.#texts.languages.includes(taal) && (taal === 'nl' || this.about.pakket.talen.includes(taal));
  }

  /** In the language that somebody asks for. From now on none is guessed; one that is not spoken changes nothing. */
  chooseLanguage(taal: string): void {
    if (!this.speaks(taal)) return;
    this.speakIn(taal);
    this.update({ taalGekozen: true });
  }

  /** What is said inside comes at once: help in danger does not wait for anything. */
  urgently(say: () => void): void {
    this.#spoed = true;
    say();
    this.#spoed = false;
  }

  /** A bubble that the log never holds; the channel fills it in at delivery. */
  saySecret(geheim: string, covered: TextKey): void {
    this.out.push({ text: this.label({ key: covered }), geheim });
  }

  /** Puts a question: from now on it is the open one. */
  ask(question: string, asked: Asked): void {
    this.sayAll(asked.say);
    const choices = asked.choices.map((choice) => ({ id: choice.id, label: this.label(choice.label) }));
    const last = this.out.at(-1);
    if (last !== undefined && choices.length > 0) this.out[this.out.length - 1] = { ...last, choices };
    this.update({ open: { question, choices, free: asked.free ?? false } });
  }

  /** The conversation is over and gone after this turn; the page is told, so that no tab goes on showing it. */
  erase(): void {
    this.erased = true;
    this.session.erase();
  }

  /** Takes something out of what the conversation keeps. */
  drop(what: 'dossier' | 'melding' | 'terugkomcode'): void {
    const { [what]: _dropped, ...gesprek } = this.gesprek;
    this.gesprek = gesprek;
  }

  /** What a dialog keeps for itself until {@link dropDraft}, by its id. */
  keepDraft(dialog: string, draft: Json): void {
    this.update({ drafts: { ...this.gesprek.drafts, [dialog]: draft } });
  }

  dropDraft(dialog: string): void {
    const { [dialog]: _dropped, ...drafts } = this.gesprek.drafts;
    this.update({ drafts });
  }

  label(label: Choice['label']): string {
    if (typeof label === 'string') return label;
    return this.#texts.text(this.about.lang, this.about.reader, label.key, label.params);
  }

  #withText(facts: Facts): About {
    const { lang, reader } = facts;
    return { ...facts, text: (key, params) => this.#texts.text(lang, reader, key, params) };
  }

  #bubblesOf(bubble: Bubble): readonly string[] {
    if ('literal' in bubble) return [bubble.literal];
    return this.#texts.bubbles(this.about.lang, this.about.reader, bubble.key, bubble.params);
  }
}

/** Where the turn travels in botbuilder's `turnState`. */
export const TURN = Symbol('turn');
