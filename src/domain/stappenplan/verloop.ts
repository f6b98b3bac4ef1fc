import type { IsoTime } from '../ids.js';
import { mag } from '../schoolpakket.js';
import { join, merge, stopgronden } from './feiten.js';
import type { Feiten, Gebeurtenis, Plicht, Stopgrond } from './gebeurtenis.js';
import type { Genegeerd, Plan } from './plan.js';
import { isFree, mayDo, mayRelease, type Planbron } from './rechten.js';
import { Stapbord } from './stapbord.js';
import { reachable } from './wegen.js';

type Of<S extends Gebeurtenis['soort']> = Extract<Gebeurtenis, { soort: S }>;
/** What only happens while the plan does not stand still. */
type Work = Exclude<
  Gebeurtenis,
  Of<
    | 'gemeld'
    | 'feiten'
    | 'geescaleerd'
    | 'plicht-gedaan'
    | 'vrijgegeven'
    | 'gesloten'
    | 'afspraak'
    | 'afspraak-bekeken'
  >
>;
const nothingKnown: Feiten = { vormen: [], gevaar: [], overPersoneel: false, ouderMeldde: false };
const isEmpty = (text: string | undefined): boolean => text === undefined || text.trim() === '';

/** Plays what happened, one by one. Nothing outside changes; the same row always gives the same end. */
export class Verloop {
  feiten: Feiten = nothingKnown;
  ronde = 0;
  closed = false;
  gemeldOp: IsoTime | undefined;
  intake: Plan['intake'];
  intakeBegun: IsoTime | undefined;
  readonly dutiesDone = new Map<Plicht, IsoTime>();
  readonly registered = new Map<string, IsoTime>();
  readonly afspraken: Plan['afspraken'][number][] = [];
  readonly escalaties: Plan['escalaties'][number][] = [];
  readonly bord: Stapbord;
  readonly #released = new Set<Stopgrond>();
  readonly #bron: Planbron;

  constructor(bron: Planbron) {
    this.#bron = bron;
    this.bord = new Stapbord(bron, () => ({
      ronde: this.ronde,
      feiten: this.feiten,
      gemeldOp: this.gemeldOp,
      intakeOp: this.intake?.op,
    }));
  }

  get gronden(): readonly Stopgrond[] {
    return stopgronden(this.feiten).filter((grond) => !this.#released.has(grond));
  }

  /** @returns why it changed nothing. */
  play(event: Gebeurtenis): Genegeerd | undefined {
    if (event.soort === 'gemeld') return this.#report(event);
    if (this.ronde === 0) return 'geen-melding';
    if (this.closed) return 'gesloten';
    switch (event.soort) {
      case 'feiten':
        return this.#learn(event.feiten, event.op);
      case 'geescaleerd':
        return this.#escalate(event);
      case 'plicht-gedaan':
        this.dutiesDone.set(event.plicht, event.op);
        return undefined;
      case 'vrijgegeven':
        return this.#release(event);
      case 'gesloten':
        return this.#close(event);
      case 'afspraak':
        return this.#agree(event);
      case 'afspraak-bekeken':
        return this.#lookBack(event);
      default:
        return this.gronden.length > 0 ? 'gestopt' : this.#work(event);
    }
  }

  #work(event: Work): Genegeerd | undefined {
    switch (event.soort) {
      case 'intake-begonnen':
        this.intakeBegun = event.op;
        return undefined;
      case 'intake':
        return this.#judge(event);
      case 'stap-gedaan':
        return this.#finish(event);
      case 'stap-overgeslagen':
        return this.#passOver(event);
      case 'stap-begonnen':
        return this.#begin(event);
      case 'overgedragen':
        return this.#handOver(event);
      case 'geregistreerd':
        if (!this.#bron.registraties.some(({ id }) => id === event.registratie)) return 'onbekend';
        this.registered.set(event.registratie, event.op);
        return undefined;
    }
  }

  #report({ op, feiten }: Of<'gemeld'>): undefined {
    this.feiten = this.ronde === 0 ? feiten : join(this.feiten, feiten);
    // What was released before was not this.
    for (const grond of stopgronden(feiten)) this.#released.delete(grond);
    if (this.ronde > 0 && !this.closed) {
      this.bord.reconsider(op);
      return;
    }
    this.ronde += 1;
    this.closed = false;
    this.gemeldOp = op;
    this.intake = undefined;
    this.intakeBegun = undefined;
    this.#released.clear();
    this.registered.clear();
    this.dutiesDone.clear();
    this.bord.newRound();
  }

  #learn(feiten: Partial<Feiten>, op: IsoTime): undefined {
    this.feiten = merge(this.feiten, feiten);
    this.bord.reconsider(op);
  }

  #judge({ uitkomst, waarom, op, door, feiten }: Of<'intake'>): Genegeerd | undefined {
    if (!mag(this.#bron, door.rol, 'intake')) return 'geen-recht';
    if (isEmpty(waarom)) return 'waarom-nodig';
    this.intake = { uitkomst, waarom, op, door };
    if (feiten !== undefined) this.#learn(feiten, op);
    const { bord } = this;
    const first = this.#firstSteps(uitkomst);
    const still = reachable(this.#bron.stappenplan, first);
    for (const stap of [...bord.open.map((found) => found.stap), ...bord.offered]) {
      const stays = still.has(stap.id) || (stap.altijdMogelijk && uitkomst !== 'anders');
      if (!stays) bord.end(stap, 'vervallen', { op, door, waarom });
    }
    if (uitkomst === 'anders') bord.begun = false;
    const ahead = first.filter((id) => !this.#isBehind(id));
    // With nothing open and nothing ahead the plan would stand still: then it begins anew.
    const idle = bord.open.length === 0 && bord.offered.length === 0 && ahead.length === 0;
    for (const id of idle ? first : ahead) bord.openId(id, op);
    return undefined;
  }

  #firstSteps(uitkomst: Of<'intake'>['uitkomst']): readonly string[] {
    const { start, herhaling } = this.#bron.stappenplan;
    if (uitkomst === 'anders') return [];
    const again = this.ronde > 1 && herhaling.length > 0 && uitkomst !== 'conflict';
    return again ? herhaling : start[uitkomst];
  }

  /** Came to its end in this round, so that a second intake does not ask for it again. */
  #isBehind(id: string): boolean {
    return this.bord.done.some(
      ({ stap, ronde, hoe }) => stap.id === id && ronde === this.ronde && hoe !== 'vervallen',
    );
  }

  #finish(event: Of<'stap-gedaan'>): Genegeerd | undefined {
    const { stap: id, antwoord, op, door } = event;
    const found = this.bord.openStap(id);
    if (found === undefined) return this.bord.stap(id) === undefined ? 'onbekend' : 'niet-open';
    const { stap, passedOn, answered } = found;
    if (!mayDo(this.#bron, this.escalaties, stap, door.rol)) return 'geen-recht';
    if (stap.vraag !== undefined && antwoord === undefined) return 'antwoord-nodig';
    if (antwoord === 'ja' && answered.length + 1 < stap.momenten.length) {
      answered.push(op);
      return undefined;
    }
    const asked = stap.vraag !== undefined && antwoord !== undefined;
    this.bord.end(stap, 'gedaan', { op, door, ...(asked && { antwoord }) });
    if (!passedOn) this.bord.follow(stap, antwoord ?? 'ja', event);
    return undefined;
  }

  #passOver(event: Of<'stap-overgeslagen'>): Genegeerd | undefined {
    const { stap: id, op, door, waarom } = event;
    const found = this.bord.openStap(id);
    const stap = found?.stap ?? this.bord.offeredStap(id);
    if (stap === undefined) return this.bord.stap(id) === undefined ? 'onbekend' : 'niet-open';
    if (!mayDo(this.#bron, this.escalaties, stap, door.rol)) return 'geen-recht';
    if (found !== undefined && !isFree(stap, this.feiten)) {
      if (stap.vraag !== undefined) return 'antwoord-nodig';
      if (isEmpty(waarom)) return 'waarom-nodig';
    }
    this.bord.end(stap, 'overgeslagen', { op, door, ...(waarom !== undefined && { waarom }) });
    if (found !== undefined && !found.passedOn) this.bord.follow(stap, 'ja', event);
    return undefined;
  }

  #begin({ stap: id, op, door, waarom }: Of<'stap-begonnen'>): Genegeerd | undefined {
    const { bord } = this;
    const stap = bord.stap(id);
    if (stap === undefined) return 'onbekend';
    const always = stap.altijdMogelijk && bord.begun && bord.openStap(id) === undefined;
    if (bord.offeredStap(id) === undefined && !always) return 'niet-mogelijk';
    if (!mayDo(this.#bron, this.escalaties, stap, door.rol)) return 'geen-recht';
    if (isEmpty(waarom)) return 'waarom-nodig';
    bord.start(stap, op);
    return undefined;
  }

  #handOver({ van, naar, op, door, waarom }: Of<'overgedragen'>): Genegeerd | undefined {
    const known = this.#bron.stappenplan.lijnen.map(({ id }) => id);
    if (!known.includes(van) || !known.includes(naar)) return 'onbekend';
    if (van === naar || !this.bord.open.some(({ stap }) => stap.lijn === van)) return 'niet-mogelijk';
    if (isEmpty(waarom)) return 'waarom-nodig';
    this.bord.handOver(van, naar, { op, door, waarom });
    return undefined;
  }

  #agree({ op, tekst, met, stap, dag }: Of<'afspraak'>): Genegeerd | undefined {
    if (stap !== undefined && this.bord.stap(stap) === undefined) return 'onbekend';
    if (isEmpty(tekst)) return 'waarom-nodig';
    this.afspraken.push({
      op,
      tekst,
      ...(met !== undefined && { met }),
      ...(stap !== undefined && { stap }),
      ...(dag !== undefined && { dag }),
    });
    return undefined;
  }

  #lookBack({ afspraak: place, nagekomen }: Of<'afspraak-bekeken'>): Genegeerd | undefined {
    const afspraak = this.afspraken[place];
    if (afspraak === undefined) return 'onbekend';
    this.afspraken[place] = { ...afspraak, nagekomen };
    return undefined;
  }

  #escalate({ op, naar, waarom }: Of<'geescaleerd'>): Genegeerd | undefined {
    if (!this.#bron.rollen.some(({ id }) => id === naar)) return 'onbekend';
    this.escalaties.push({ op, naar, waarom });
    return undefined;
  }

  #release({ op, door, waarom, gronden }: Of<'vrijgegeven'>): Genegeerd | undefined {
    const asked = this.gronden.filter((grond) => gronden?.includes(grond) ?? true);
    if (asked.length === 0) return 'niet-mogelijk';
    if (isEmpty(waarom)) return 'waarom-nodig';
    const allowed = asked.filter((grond) => mayRelease(this.#bron, grond, door.rol));
    if (allowed.length === 0) return 'geen-recht';
    for (const grond of allowed) this.#released.add(grond);
    if (this.gronden.length === 0) this.bord.restart(op);
    return undefined;
  }

  #close({ op, door, waarom }: Of<'gesloten'>): undefined {
    const { bord } = this;
    for (const stap of [...bord.open.map((found) => found.stap), ...bord.offered]) {
      bord.end(stap, 'vervallen', { op, door, waarom });
    }
    this.closed = true;
  }
}
