import { dayOf } from '../../../domain/calendar.js';
import type { AuditEntry, Dossier } from '../../../domain/dossier.js';
import type { DossierId, IsoDate } from '../../../domain/ids.js';
import { maskeer, voorgesteldeNamen } from '../../../domain/masker.js';
import { given } from '../../../domain/melding.js';
import { dayOfReceipt } from '../../../domain/received.js';
import type { Plan } from '../../../domain/stappenplan/plan.js';
import { type ActDeps, type ActResult, actOnDossier, type DossierAct } from '../act-on-dossier.js';
import { type OpenDossierDeps, openDossier } from '../open-dossier.js';
import type { StaffSession } from '../sessions.js';

/** Longest summary for an inzageverzoek, in characters as JavaScript counts them. */
export const MAX_SAMENVATTING = 6000;

export interface ExportInput {
  readonly session: StaffSession;
  readonly id: DossierId;
  /** Words to mask, as staff marked them. */
  readonly verberg: readonly string[];
  /** What staff write for whoever asked to see it, in the place of the story. */
  readonly samenvatting: string;
  /** With the story, the talk and the names: only after two people said so. */
  readonly metNamen: boolean;
}

/** A dossier as it leaves the program. Plain JSON; without names there is no word of the melder in it. */
export interface Uitvoer {
  readonly nummer: string;
  readonly school: string;
  readonly protocol: string;
  readonly ontvangen: IsoDate;
  readonly toestand: string;
  readonly uitkomst?: string;
  readonly samenvatting?: string;
  readonly intake?: { readonly uitkomst: string; readonly dag: IsoDate; readonly waarom: string };
  readonly stappen: readonly { readonly stap: string; readonly dag: IsoDate; readonly hoe: string }[];
  readonly afspraken: readonly {
    readonly tekst: string;
    readonly tot?: IsoDate;
    readonly nagekomen?: string;
  }[];
  readonly registraties: readonly { readonly systeem: string; readonly dag?: IsoDate }[];
  readonly aanpak?: { readonly handelingsplan: string; readonly steungroep: string; readonly hulp: string };
  readonly handelingen: readonly { readonly dag: IsoDate; readonly wie: string; readonly wat: string }[];
  readonly metNamen: boolean;
  readonly verhaal?: string;
  readonly antwoorden?: Readonly<Record<string, string>>;
  readonly berichten?: readonly { readonly van: string; readonly dag: IsoDate; readonly tekst: string }[];
  readonly notities?: readonly { readonly dag: IsoDate; readonly tekst: string }[];
}

const day = (op: Parameters<typeof dayOf>[0] | string): IsoDate => dayOf(new Date(op));

/** What may name somebody in what would leave, for staff to look at. */
export const proposedNames = (dossier: Dossier, plan: Plan): readonly string[] =>
  voorgesteldeNamen(
    [
      ...plan.afspraken.map(({ tekst, met = '' }) => `${tekst} ${met}`),
      plan.intake?.waarom ?? '',
      ...aanpakTexts(dossier),
    ],
    [given(dossier.melding.antwoorden, 'naam') ?? '', given(dossier.melding.antwoorden, 'kind') ?? ''],
  );

const aanpakTexts = ({ aanpak }: Dossier): readonly string[] =>
  aanpak === undefined ? [] : [aanpak.handelingsplan, aanpak.steungroep, aanpak.hulp];

/**
 * Makes the dossier as it would leave the program, and writes down that somebody did. A permission of two people is
 * used up by it.
 * @returns undefined when it is not there for this person; `tweede-persoon` when names were asked for without it.
 */
export const exportDossier =
  (deps: OpenDossierDeps & ActDeps) =>
  async (input: ExportInput): Promise<Uitvoer | 'tweede-persoon' | 'te-lang' | undefined> => {
    const { session, id, metNamen } = input;
    if (input.samenvatting.length > MAX_SAMENVATTING) return 'te-lang';
    const opened = await openDossier(deps)({ session, id });
    if (opened === undefined) return undefined;
    const allowed = opened.dossier.ontmaskering?.toegestaanDoor !== undefined;
    if (metNamen && !allowed) return 'tweede-persoon';
    const act: DossierAct = { session, id, stand: '' };
    const written = await actOnDossier(deps)(act, {
      wat: 'afgedrukt',
      adds: true,
      isDone: () => false,
      apply: ({ ontmaskering, ...dossier }) =>
        metNamen ? dossier : { ...dossier, ...(ontmaskering && { ontmaskering }) },
    });
    if (written?.kind !== 'gedaan') return undefined;
    return toUitvoer(input, opened.dossier, opened.plan, opened.handelingen);
  };

function toUitvoer(
  { session: { school }, verberg, samenvatting, metNamen }: ExportInput,
  dossier: Dossier,
  plan: Plan,
  handelingen: readonly AuditEntry[],
): Uitvoer {
  const clean = (text: string): string => (metNamen ? text : maskeer(text, verberg));
  const { toestand, melding, aanpak, berichten, notities = [] } = dossier;
  const wat = given(melding.antwoorden, 'wat');
  const rolOf = ({ wie }: AuditEntry): string =>
    wie.kind === 'medewerker' ? (school.rollen.find(({ id }) => id === wie.rol)?.naam ?? wie.rol) : wie.kind;
  return {
    nummer: dossier.id.slice(0, 6),
    school: school.naam,
    protocol: school.protocol.titel,
    ontvangen: dayOfReceipt(dossier.ontvangen),
    toestand: toestand.status,
    ...(toestand.status === 'gesloten' && { uitkomst: toestand.reden }),
    ...(samenvatting.trim() !== '' && { samenvatting: clean(samenvatting.trim()) }),
    ...(plan.intake && {
      intake: { uitkomst: plan.intake.uitkomst, dag: day(plan.intake.op), waarom: clean(plan.intake.waarom) },
    }),
    stappen: plan.afgehandeld
      .filter(({ hoe }) => hoe !== 'niet-nodig')
      .map(({ stap, op, hoe }) => ({ stap: `${stap.nummer}. ${stap.titel}`, dag: day(op), hoe })),
    afspraken: plan.afspraken
      .filter(({ stap }) => stap === undefined)
      .map(({ tekst, dag: tot, nagekomen }) => ({
        tekst: clean(tekst),
        ...(tot && { tot }),
        ...(nagekomen && { nagekomen }),
      })),
    registraties: plan.registraties.map(({ registratie: { systeem }, gedaanOp }) => ({
      systeem,
      ...(gedaanOp && { dag: day(gedaanOp) }),
    })),
    ...(aanpak && {
      aanpak: {
        handelingsplan: clean(aanpak.handelingsplan),
        steungroep: clean(aanpak.steungroep),
        hulp: clean(aanpak.hulp),
      },
    }),
    handelingen: handelingen.map((entry) => ({ dag: day(entry.op), wie: rolOf(entry), wat: entry.wat })),
    metNamen,
    ...(metNamen && {
      verhaal: wat ?? '',
      antwoorden: Object.fromEntries(
        Object.entries(melding.antwoorden).flatMap(([field, answer]) =>
          answer.kind === 'gegeven' && field !== 'wat' && (field !== 'overWie' || dossier.overPersoneel)
            ? [[field, String(answer.value)]]
            : [],
        ),
      ),
      berichten: berichten.map((bericht) => ({
        van: bericht.van,
        dag: bericht.van === 'melder' ? dayOfReceipt(bericht.ontvangen) : day(bericht.op),
        tekst: bericht.tekst,
      })),
      notities: notities.map(({ op, tekst }) => ({ dag: day(op), tekst })),
    }),
  };
}

/**
 * The first of two people asks to let names and the story leave; the second, somebody else who reads it, allows it once.
 * @returns as any act; `tweede-persoon` when one person does both.
 */
export const unmask =
  (deps: ActDeps) =>
  (act: DossierAct & { readonly stap: 'vraag' | 'sta-toe' }): Promise<ActResult | undefined> => {
    const me = act.session.medewerker.id;
    return actOnDossier(deps)(act, {
      wat: act.stap === 'vraag' ? 'namen-gevraagd' : 'namen-toegestaan',
      adds: true,
      isDone: ({ ontmaskering }) =>
        act.stap === 'vraag' ? ontmaskering !== undefined : ontmaskering?.toegestaanDoor === me,
      apply: (dossier) => {
        if (act.stap === 'vraag') return { ...dossier, ontmaskering: { gevraagdDoor: me } };
        const { ontmaskering } = dossier;
        if (ontmaskering === undefined || ontmaskering.gevraagdDoor === me) return 'tweede-persoon';
        return { ...dossier, ontmaskering: { ...ontmaskering, toegestaanDoor: me } };
      },
    });
  };
