import type { DossierKaart, Kaart, OverzichtKaart } from '../../domain/kaart.js';
import type { TextKey, TextParams, Texts } from '../../ports/texts.js';
import type { Said } from './activities.js';
import { adaptiveCard, buttons, CARD_TYPE, line } from './card-parts.js';

/** A card for staff as an activity. What Teams shows of it in a list, or on a locked screen, says nothing. */
export function cardActivity(kaart: Kaart, texts: Texts, lang: string): Said {
  return {
    type: 'message',
    summary: texts.text(lang, 'medewerker', 'kaart.voorbeeld'),
    attachments: [{ contentType: CARD_TYPE, content: cardOf(kaart, texts, lang) }],
  };
}

/** The card alone, in Adaptive Cards. @param melding A line above it, such as why an act was not done. */
export function cardOf(kaart: Kaart, texts: Texts, lang: string, melding?: TextKey): object {
  const say = (key: TextKey, params?: TextParams): string => texts.text(lang, 'medewerker', key, params);
  const { body, actions } =
    kaart.soort === 'dossier' ? dossierParts(kaart, say, lang) : overviewParts(kaart, say);
  const open = { type: 'Action.OpenUrl', title: say('kaart.open'), url: kaart.link };
  const above = melding === undefined ? [] : [line(say(melding), { weight: 'Bolder' })];
  return adaptiveCard([...above, ...body, ...buttons([...actions, open])]);
}

type Say = (key: TextKey, params?: TextParams) => string;
interface Parts {
  readonly body: readonly object[];
  readonly actions: readonly object[];
}

function dossierParts(kaart: DossierKaart, say: Say, lang: string): Parts {
  const { toestand, door, school, dossier, stand, aan } = kaart;
  const dag = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${kaart.binnen}T12:00:00Z`),
  );
  const data = { school, dossier, stand };
  return {
    body: [
      line(say(toestand === 'gesloten' ? 'kaart.afgerond' : 'kaart.titel'), {
        weight: 'Bolder',
        size: 'Medium',
      }),
      line(
        say(door === undefined ? `kaart.stand.${toestand}` : `kaart.standDoor.${toestand}`, {
          naam: door ?? '',
        }),
      ),
      ...(kaart.eerst ? [line(say('kaart.eerst'), { weight: 'Bolder' })] : []),
      line(say('kaart.binnen', { dag, school: kaart.schoolnaam }), { isSubtle: true }),
      ...(aan.length === 0
        ? []
        : [
            {
              type: 'Input.ChoiceSet',
              id: 'aan',
              label: say('kaart.aan'),
              style: 'compact',
              choices: aan.map(({ id, naam }) => ({ title: naam, value: id })),
            },
          ]),
    ],
    actions: [
      ...(kaart.magOppakken
        ? [
            {
              type: 'Action.Execute',
              verb: 'oppakken',
              title: say('kaart.oppakken'),
              data,
              associatedInputs: 'none',
            },
          ]
        : []),
      ...(aan.length === 0
        ? []
        : [{ type: 'Action.Execute', verb: 'overdragen', title: say('kaart.overdragen'), data }]),
    ],
  };
}

const KINDS = ['te-laat', 'vandaag', 'ongelezen', 'niet-opgepakt', 'antwoord'] as const;

function overviewParts({ eigen, vanAnderen, schoolnaam }: OverzichtKaart, say: Say): Parts {
  const facts = KINDS.flatMap((kind) => {
    const count = eigen[kind] ?? 0;
    return count === 0 ? [] : [{ title: say(`kaart.wacht.${kind}`), value: String(count) }];
  });
  const others = vanAnderen === 0 ? [] : [{ title: say('kaart.wacht.anderen'), value: String(vanAnderen) }];
  return {
    body: [
      line(say('kaart.overzicht'), { weight: 'Bolder', size: 'Medium' }),
      { type: 'FactSet', facts: [...facts, ...others] },
      line(schoolnaam, { isSubtle: true }),
    ],
    actions: [],
  };
}

/** What is said in the thread of a card when its dossier comes in another state. */
export function threadLine(kaart: DossierKaart, texts: Texts, lang: string): Said {
  const { door, toestand } = kaart;
  const key: TextKey = door === undefined ? `kaart.stand.${toestand}` : `kaart.standDoor.${toestand}`;
  const text = texts.text(lang, 'medewerker', key, { naam: door ?? '' });
  return { type: 'message', text, textFormat: 'plain' };
}
