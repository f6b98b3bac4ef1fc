/** The part of a bubble that tells what can be answered. */
export interface Asking {
  readonly suggestedActions?: { readonly actions?: readonly Button[] };
}
interface Button {
  readonly text?: string;
  readonly displayText?: string;
  readonly value?: unknown;
}
interface Press {
  readonly v?: string;
  readonly k?: string;
}

const STORIES = [
  'ze verstoppen elke dag mijn tas en lachen mij uit',
  'een paar jongens schelden me uit op het plein en niemand doet wat',
  'ik word al drie weken geduwd in de gang bij gym',
  'in de groepsapp sturen ze rare fotos van mij rond',
  'niemand wil met mij spelen, ze zeggen dat ik stink',
  'hij pakt steeds mijn geld af en zegt dat ik niks mag zeggen',
  'ze maken me belachelijk om mijn kleren, elke pauze weer',
  'mijn vriendin wordt steeds buitengesloten door de meiden uit onze klas',
] as const;

/** What is typed to each question, with the choice that is pressed when the words did not do. */
const ANSWERS: Readonly<Record<string, readonly [typed: readonly string[], choice: string]>> = {
  'menu.wie': [['ik ben leerling', 'leerling'], 'leerling'],
  'menu.wat': [['ik wil iets vertellen', 'vertellen wat er gebeurt'], 'vertellen'],
  'melding.wat': [STORIES, 'fysiek'],
  'melding.perspectief': [['mij', 'het gebeurt bij mij'], 'gepeste'],
  'melding.veiligVandaag': [['ja', 'ja hoor', 'jawel'], 'ja'],
  'melding.groep': [['groep 7', 'groep 6', 'ik zit in groep 8'], 'overslaan'],
  'melding.overPersoneel': [['nee', 'nee hoor'], 'nee'],
  'melding.metNaam': [['nee', 'liever niet'], 'nee'],
  'melding.herkenbaar': [['goed zo', 'het is goed zo'], 'goed-zo'],
  'melding.lezers': [['goed', 'dat is goed'], 'goed'],
  'melding.samenvatting': [['ja verstuur maar', 'ja'], 'verstuur'],
  'woorden.bewaard': [['ja', 'ik heb ze bewaard'], 'bewaard'],
  'woorden.meer': [['later', 'nee later'], 'later'],
};
const NEUTRAL = ['overslaan', 'weet-niet', 'goed', 'nee'] as const;

/** Somebody who tells one melding after the other, in other words each time, and presses a button when typing fails. */
export class Storyteller {
  #count: number;
  #asked = '';

  /** @param seed Where in the list of stories it begins. */
  constructor(seed: number) {
    this.#count = seed;
  }

  /** The next activity, after what the bot said last. Whoever gets no questions, from an echo, just tells on. */
  next(said: readonly Asking[]): object {
    this.#count += 1;
    const buttons =
      said.findLast(({ suggestedActions }) => suggestedActions)?.suggestedActions?.actions ?? [];
    const question = (buttons[0]?.value as Press | undefined)?.v ?? '';
    const again = question !== '' && question === this.#asked;
    this.#asked = question;
    const [typed, choice] = ANSWERS[question] ?? [question === '' ? STORIES : [], undefined];
    const text = again ? undefined : typed[this.#count % typed.length];
    if (text !== undefined) return { type: 'message', text };
    const wanted = choice === undefined ? NEUTRAL : [choice];
    const pressed =
      buttons.find(({ value }) => wanted.some((one) => one === (value as Press).k)) ?? buttons.at(-1);
    return {
      type: 'message',
      text: pressed?.text,
      value: pressed?.value,
      channelData: { messageBack: { displayText: pressed?.displayText } },
    };
  }
}
