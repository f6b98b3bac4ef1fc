import type { Activity } from 'botbuilder-core';
import { dayOf } from '../src/domain/calendar.js';
import type { SchoolId } from '../src/domain/ids.js';
import type { Gevaar } from '../src/domain/melding.js';
import { verwijs } from '../src/domain/verwijzing/verwijzing.js';
import type { Clock } from '../src/ports/clock.js';
import type { Ears } from '../src/ports/ears.js';
import type { Hulplijnen } from '../src/ports/hulplijnen.js';
import type { SchoolStore } from '../src/ports/school-store.js';
import type { TextKey, TextParams, Texts } from '../src/ports/texts.js';
import { hear } from '../src/use-cases/hear.js';
import { tellVerwijzing } from '../src/use-cases/verwijzing/tell.js';
import { languageOf, toActivity } from './to-activity.js';

export interface ReceptionDeps {
  readonly texts: Texts;
  readonly schools: SchoolStore;
  readonly ears: Ears;
  readonly hulplijnen: Hulplijnen;
  readonly clock: Clock;
}

const SCHOOL = 'school';
/** With more schools than these the name is typed. */
const MANY = 12;
const HULPLIJNEN = 3;

/**
 * Speaks with somebody whose school is not known, where a channel does not tell it: in Teams. Danger goes first, also
 * here; what belongs to a school waits until it is named.
 */
export function createReception({ texts, schools, ears, hulplijnen, clock }: ReceptionDeps) {
  const say = (lang: string, key: TextKey, params?: TextParams): string =>
    texts.bubbles(lang, 'leerling', key, params).join('\n\n');

  /** @returns the school that was named, or what to say. */
  const meet = (activity: Activity): { readonly school: SchoolId } | readonly Partial<Activity>[] => {
    const lang = languageOf(activity, texts);
    const choices = schools.all().map(({ id, naam }) => ({ id, label: naam }));
    const open = { question: SCHOOL, choices, free: choices.length > MANY };
    const heard = hear(ears, activity, open, { lang, speaker: undefined });
    const school = heard.choice === undefined ? undefined : schools.find(heard.choice);
    if (school !== undefined) return { school: school.id };

    const { danger, dangerMaybe } = heard.understanding;
    const soorten = danger.length > 0 ? danger : dangerMaybe;
    const began = activity.type === 'conversationUpdate';
    const bubbles = [
      ...(soorten.length > 0 ? help(lang, soorten) : []),
      ...(began ? texts.bubbles(lang, 'leerling', 'teams.hallo') : []),
      say(lang, heard.text === '' ? 'teams.school' : 'teams.schoolEerst'),
    ];
    const shown = choices.length > MANY ? undefined : choices;
    return bubbles.map((text, at) =>
      toActivity(
        { text, ...(at === bubbles.length - 1 && shown !== undefined && { choices: shown }) },
        { taal: lang, question: SCHOOL },
      ),
    );
  };

  const help = (lang: string, gevaar: readonly Gevaar[]): readonly string[] => {
    const now = clock.now();
    const text = (key: TextKey, params?: TextParams) => texts.text(lang, 'leerling', key, params);
    const situatie = {
      wie: 'leerling',
      schooltype: 'vo',
      gevaar,
      vormen: [],
      overPersoneel: false,
      klacht: false,
    } as const;
    const wereld = {
      hulplijnen: hulplijnen.all(),
      isFeestdag: (day: Parameters<Hulplijnen['isFeestdag']>[0]) => hulplijnen.isFeestdag(day),
      now,
    };
    return [
      ...gevaar.flatMap((soort) => texts.bubbles(lang, 'leerling', `gevaar.tekst.${soort}`)),
      ...verwijs(situatie, wereld, HULPLIJNEN).map((one) =>
        tellVerwijzing(one, { today: dayOf(now), lang, text }),
      ),
    ];
  };

  /** Where others read along: the same for everybody, whatever was said. */
  const elsewhere = (activity: Activity, link: string): readonly Partial<Activity>[] => {
    const lang = languageOf(activity, texts);
    return [
      {
        type: 'message',
        text: say(lang, 'teams.nietHier'),
        locale: lang,
        suggestedActions: {
          to: [],
          actions: [{ type: 'openUrl', title: say(lang, 'teams.naarMij'), value: link }],
        },
      },
    ];
  };
  return { meet, elsewhere };
}
