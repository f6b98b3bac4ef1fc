import type { IsoTime } from '../ids.js';
import type { Stap } from '../schoolpakket.js';
import { holds } from './feiten.js';
import type { Feiten, Functionaris } from './gebeurtenis.js';
import type { AfgehandeldeStap, Afloop } from './plan.js';
import type { Planbron } from './rechten.js';
import { after } from './wegen.js';

/** A step that somebody can work on. */
export interface Lopend {
  readonly stap: Stap;
  opened: IsoTime;
  /** What the clock counts from. */
  basis: IsoTime;
  readonly answered: IsoTime[];
  /** It was not needed at first: what comes next is open already. */
  readonly passedOn: boolean;
}

/** What the steps must know of the melding. */
export interface Stand {
  readonly ronde: number;
  readonly feiten: Feiten;
  readonly gemeldOp: IsoTime | undefined;
  readonly intakeOp: IsoTime | undefined;
}

type Ending = Pick<AfgehandeldeStap, 'op' | 'door' | 'waarom' | 'antwoord'>;

/** The steps of one plan: open, offered or at their end. None is ever in two of the three, and none gets lost. */
export class Stapbord {
  readonly open: Lopend[] = [];
  readonly offered: Stap[] = [];
  readonly done: AfgehandeldeStap[] = [];
  /** A step of this round was reached, and nobody found since that it is nothing for this plan. */
  begun = false;
  readonly #ended = new Map<string, IsoTime>();
  readonly #byId: ReadonlyMap<string, Stap>;
  readonly #bron: Planbron;
  readonly #stand: () => Stand;

  constructor(bron: Planbron, stand: () => Stand) {
    this.#bron = bron;
    this.#stand = stand;
    this.#byId = new Map(bron.stappenplan.stappen.map((stap) => [stap.id, stap]));
  }

  stap(id: string): Stap | undefined {
    return this.#byId.get(id);
  }

  openStap(id: string): Lopend | undefined {
    return this.open.find(({ stap }) => stap.id === id);
  }

  offeredStap(id: string): Stap | undefined {
    return this.offered.find((stap) => stap.id === id);
  }

  /** The clocks and marks of the round before do not count any more. */
  newRound(): void {
    this.begun = false;
    this.#ended.clear();
  }

  /** What was not needed may be so now. */
  reconsider(op: IsoTime): void {
    const { ronde, feiten } = this.#stand();
    const back = this.done.filter(
      (entry) =>
        entry.hoe === 'niet-nodig' && entry.ronde === ronde && holds(entry.stap.alleenAls, feiten) !== false,
    );
    for (const entry of back) {
      this.done.splice(this.done.indexOf(entry), 1);
      if (this.openStap(entry.stap.id) === undefined) this.start(entry.stap, op, true);
    }
  }

  openId(id: string, op: IsoTime, passed: ReadonlySet<string> = new Set()): void {
    const stap = this.#byId.get(id);
    if (stap === undefined || passed.has(id)) return;
    this.begun = true;
    if (this.openStap(id) !== undefined || this.offered.includes(stap)) return;
    const { ronde, feiten } = this.#stand();
    if (stap.uiterste) {
      this.offered.push(stap);
    } else if (holds(stap.alleenAls, feiten) === false) {
      this.done.push({ stap, ronde, sinds: op, op, hoe: 'niet-nodig' });
      for (const next of after(stap, 'ja')) this.openId(next, op, new Set([...passed, id]));
    } else {
      this.start(stap, op);
    }
  }

  /** Takes a step up, also one that was offered. */
  start(stap: Stap, op: IsoTime, passedOn = false): void {
    const { gemeldOp, intakeOp } = this.#stand();
    const offered = this.offered.indexOf(stap);
    if (offered >= 0) this.offered.splice(offered, 1);
    const clocks: Readonly<Record<string, IsoTime | undefined>> = { melding: gemeldOp, intake: intakeOp };
    const basis = clocks[stap.vanaf] ?? this.#ended.get(stap.vanaf) ?? op;
    this.open.push({ stap, opened: op, basis, answered: [], passedOn });
    this.begun = true;
  }

  end(stap: Stap, hoe: Afloop, how: Ending): void {
    const at = this.open.findIndex((found) => found.stap === stap);
    const [found] = at < 0 ? [] : this.open.splice(at, 1);
    const offered = this.offered.indexOf(stap);
    if (offered >= 0) this.offered.splice(offered, 1);
    if (hoe === 'gedaan') this.#ended.set(stap.id, how.op);
    this.done.push({ stap, ronde: this.#stand().ronde, sinds: found?.opened ?? how.op, hoe, ...how });
  }

  /** Opens what comes after a step; a line that takes over does so first. */
  follow(stap: Stap, antwoord: 'ja' | 'nee', { op, door }: { op: IsoTime; door: Functionaris }): void {
    const { lijn, draagtOverAan, vraag } = stap;
    // After good news no last resort stays on the table.
    if (vraag !== undefined && antwoord === 'ja') {
      for (const last of this.offered.filter(({ id }) => vraag.nee.includes(id) && !vraag.ja.includes(id))) {
        this.end(last, 'vervallen', { op, door, waarom: vraag.tekst });
      }
    }
    if (lijn !== undefined && draagtOverAan !== undefined && antwoord === 'ja') {
      this.handOver(lijn, draagtOverAan, { op, door, waarom: stap.titel });
    }
    for (const id of after(stap, antwoord)) this.openId(id, op);
  }

  handOver(van: string, naar: string, how: Ending): void {
    for (const { stap } of [...this.open]) if (stap.lijn === van) this.end(stap, 'overgedragen', how);
    const line = this.#bron.stappenplan.lijnen.find(({ id }) => id === naar);
    for (const id of line?.begin ?? []) this.openId(id, how.op);
  }

  /** Everything that stood still starts its clock again. */
  restart(op: IsoTime): void {
    for (const found of this.open) {
      if (found.basis === found.opened) found.basis = op;
      found.opened = op;
    }
  }
}
