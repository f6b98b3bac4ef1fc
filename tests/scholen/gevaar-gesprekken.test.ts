import { expect, it } from 'vitest';
import { createPlayground, type Line } from '../support/play.js';
import { productSchools } from '../support/product-schools.js';

interface Gesprek {
  readonly titel: string;
  readonly now: string;
  readonly wanneer: string;
  readonly wie: 'leerling' | 'ouder';
  readonly lines: readonly Line[];
}

/** One conversation a kind of gevaar: another moment, another place in the conversation, another writer. */
const GESPREKKEN: readonly Gesprek[] = [
  {
    titel: 'Zelfdoding, midden in een vraag over plagen',
    now: '2026-11-20T15:30:00+01:00',
    wanneer: 'vrijdag 20 november 2026, half vier',
    wie: 'leerling',
    lines: [
      ['[plagen-of-pesten]'],
      ['soms wil ik er niet meer zijn', 'gevaar.tekst.suicide', '?gevaar.veilig'],
      ['weet ik niet', '?gevaar.verder'],
      ['[school-vertellen]', 'melding.begin.gehoord'],
    ],
  },
  {
    titel: 'Zelfbeschadiging, ’s avonds laat',
    now: '2026-11-20T23:15:00+01:00',
    wanneer: 'vrijdag 20 november 2026, kwart over elf ’s avonds',
    wie: 'leerling',
    lines: [
      ['ik snij mezelf als ze me weer hebben uitgelachen', 'gevaar.tekst.zelfbeschadiging'],
      ['ja', '?gevaar.verder'],
      ['[verder]', 'gevaar.verderGaan'],
    ],
  },
  {
    titel: 'Misbruik door iemand die op school werkt',
    now: '2026-11-18T10:10:00+01:00',
    wanneer: 'woensdag 18 november 2026, tien over tien',
    wie: 'leerling',
    lines: [
      ['de meester zit steeds aan mij onder mijn kleren', 'gevaar.tekst.misbruik', 'gevaar.personeel'],
      ['nee', 'gevaar.nietVeilig', '?gevaar.verder'],
    ],
  },
  {
    titel: 'Geweld, gezien bij een ander',
    now: '2026-11-21T12:00:00+01:00',
    wanneer: 'zaterdag 21 november 2026, twaalf uur',
    wie: 'leerling',
    lines: [
      ['[vertellen]'],
      ['mijn vriendin wordt bedreigd met een mes door een jongen uit de klas', 'gevaar.ander.geweld'],
      ['ja', '?gevaar.verder'],
      ['[verder]', 'gevaar.verderGaan'],
    ],
  },
  {
    titel: 'Thuis, verteld door een ouder',
    now: '2026-11-16T09:05:00+01:00',
    wanneer: 'maandag 16 november 2026, vijf over negen',
    wie: 'ouder',
    lines: [
      ['mijn ex slaat onze zoon als hij daar is', 'gevaar.tekst.thuis'],
      ['[niet-bedoeld]', 'gevaar.geloofd'],
    ],
  },
];

const HEAD = `

Een gesprek voor elke soort gevaar, precies zoals het programma het voert: een test speelt het na en vergelijkt deze
bladzijde. De hulplijnen en hun uren komen uit \`deployment/hulplijnen.yaml\`, en staan hier zoals ze op dat moment open of
dicht zijn.
`;

const inShort = (buttons: readonly string[]): string =>
  buttons.length <= 7 ? buttons.join(' ') : `${buttons.slice(0, 4).join(' ')} (en nog ${buttons.length - 4})`;

async function typedOut(school: string, { titel, now, wanneer, wie, lines }: Gesprek): Promise<string> {
  const conversation = await (await createPlayground({ school, wie, now })).enter();
  const told: string[] = [`## ${titel}`, '', `*${wanneer}*`, ''];
  for (const line of lines) {
    const pressed = /^\[(.+)\]$/.exec(line[0])?.[1];
    const label = conversation.gesprek().open?.choices.find(({ id }) => id === pressed)?.label;
    told.push(`**${label ?? line[0]}**`, '');
    await conversation.play([line]);
    for (const { text = '', suggestedActions } of conversation.activities()) {
      told.push(`> ${text.replace(/\n/g, '\n> ')}`, '');
      const buttons = suggestedActions?.actions.map(({ title }) => `[${title}]`) ?? [];
      if (buttons.length > 0) told.push(inShort(buttons), '');
    }
  }
  return told.join('\n');
}

it.each(productSchools)('danger at %s is answered as its page shows', async (id, { naam }) => {
  const parts: string[] = [];
  for (const gesprek of GESPREKKEN) parts.push(await typedOut(id, gesprek));
  const page = `# Gevaar in het gesprek: ${naam}${HEAD}\n${parts.join('\n')}`;
  // `npx vitest run tests/scholen -u` writes the pages anew; read them before they are committed.
  await expect(page).toMatchFileSnapshot(`../../deployment/docs/gevaar/${id}.md`);
});
