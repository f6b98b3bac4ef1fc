import { describe, expect, it } from 'vitest';
import { given } from '../../src/domain/melding.js';
import { createPlayground, type Line, play } from '../support/play.js';

/** From the story to the summary, without a name. */
const toSummary: readonly Line[] = [
  ['[vertellen]', 'melding.begin.vertel', '?melding.wat'],
  ['ze schelden mij elke dag uit op het plein', '?melding.veiligVandaag'],
  ['ja', '?melding.groep'],
  ['groep 7', '?melding.overPersoneel'],
  ['nee', '?melding.metNaam'],
  ['[nee]', '?melding.herkenbaar'],
  ['[goed-zo]', '?melding.lezers'],
  ['[goed]', '?melding.samenvatting'],
];

describe('a leerling tells a melding', () => {
  it('in a few answers, without a name, and gets geheime woorden', async () => {
    const playground = await play([
      ...toSummary,
      ['[verstuur]', 'melding.ontvangen', 'woorden.uitleg', '?woorden.bewaard'],
      ['[bewaard]', 'woorden.goed', '?woorden.meer'],
      ['[later]', 'woorden.later', '?menu.wat'],
    ]);
    const [dossier, ...others] = await playground.dossiers();
    expect(others).toEqual([]);
    expect(dossier).toMatchObject({
      toestand: { status: 'nieuw' },
      ontvangen: { kind: 'dagdeel', dag: '2026-11-20', dagdeel: 'ochtend' },
      dringend: false,
      overPersoneel: false,
      leesdag: '2026-11-23',
    });
    expect(given(dossier?.melding.antwoorden ?? {}, 'wat')).toBe('ze schelden mij elke dag uit op het plein');
    expect(dossier?.terugkomcode).toBeDefined();
  });

  it('with a name when it wants that', async () => {
    const playground = await play([
      ...toSummary.slice(0, 5),
      ['[ja]', '?melding.naam'],
      ['Sam', '?melding.lezers', '-melding.herkenbaar'],
      ['[goed]', '?melding.samenvatting'],
      ['[verstuur]', 'melding.ontvangen'],
    ]);
    const [dossier] = await playground.dossiers();
    expect(given(dossier?.melding.antwoorden ?? {}, 'naam')).toBe('Sam');
    expect(dossier?.ontvangen.kind).toBe('moment');
  });

  it('and sends nothing before the yes', async () => {
    const playground = await play(toSummary);
    expect(await playground.dossiers()).toEqual([]);
  });

  it.each([
    'ja maar liever niet',
    'ja nee',
    'weet ik niet',
    'misschien',
    'ja, maar niet op school',
    'hij zei ja',
  ])('“%s” is not the yes that sends it', async (answer) => {
    const playground = await play([...toSummary, [answer, '-melding.ontvangen', '?melding.samenvatting']]);
    expect(await playground.dossiers()).toEqual([]);
  });

  it('with one picture when words are hard', async () => {
    const playground = await play([
      ['[vertellen]', '?melding.wat'],
      ['[fysiek]', '?melding.perspectief'],
      ['[gepeste]', '?melding.veiligVandaag'],
    ]);
    expect(await playground.dossiers()).toEqual([]);
  });

  it('and is not asked again what the first message told', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['ze slaan mij al drie weken elke dag op het plein, ik zit in groep 6', '?melding.veiligVandaag'],
      ['ja', '?melding.overPersoneel', '-melding.groep.zelf'],
    ]);
    const { antwoorden } = conversation.gesprek().melding ?? expect.fail('no draft');
    expect(given(antwoorden, 'groep')).toBe('groep 6');
    expect(given(antwoorden, 'hoeVaak')).toBe('elke dag');
    expect(given(antwoorden, 'waar')).toContain('plein');
    expect(given(antwoorden, 'vormen')).toContain('fysiek');
  });

  it('can change anything in the summary', () =>
    play([
      ...toSummary,
      ['[veranderen]', 'melding.watVeranderen'],
      ['[verander-groep]', '?melding.groep'],
      ['groep 8', '?melding.herkenbaar'],
      ['[goed-zo]', '?melding.lezers'],
      ['[goed]', '?melding.samenvatting'],
    ]));

  it('can go back a question', () =>
    play([
      ...toSummary.slice(0, 4),
      ['terug', '?melding.groep'],
      ['terug', '?melding.veiligVandaag'],
      ['nee', '?melding.groep'],
    ]));

  it('can stop, and then everything it typed is gone', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ...toSummary.slice(0, 3),
      ['stop', 'stop.zeker', '?stop.zeker'],
      ['ja', 'stop.klaar'],
    ]);
    expect(JSON.stringify(conversation.gesprek())).not.toContain('schelden');
  });

  it('can think better of stopping', () =>
    play([...toSummary.slice(0, 3), ['stop', '?stop.zeker'], ['nee', 'stop.verder', '?melding.groep']]));

  it('tells what happens with “hij zei stop” and “help” in it', () =>
    play([
      ['[vertellen]', '?melding.wat'],
      ['hij zei stop maar ze gingen door', '-stop.zeker', '-melding.wat.gepeste'],
    ]));

  it('a melding with almost nothing in it is taken', async () => {
    const playground = await play([
      ['[vertellen]', '?melding.wat'],
      ['het gaat niet goed', '?melding.perspectief'],
      ['[weet-niet]', '?melding.veiligVandaag'],
      ['[weet-niet]', '?melding.groep'],
      ['[overslaan]', '?melding.overPersoneel'],
      ['nee', '?melding.metNaam'],
      ['[weet-niet]', '?melding.herkenbaar'],
      ['[goed-zo]', '?melding.lezers'],
      ['[goed]', 'melding.weinig', '?melding.samenvatting'],
      ['[verstuur]', 'melding.ontvangen'],
    ]);
    expect(await playground.dossiers()).toHaveLength(1);
  });
});

describe('the yes is for what was shown last', () => {
  const changed: readonly Line[] = [
    ...toSummary,
    ['Eva van groep 8 pakt ook nog mijn pet af en gooit hem weg', 'melding.erbij', '?melding.herkenbaar'],
  ];

  it('what is typed at the summary is checked, shown to the readers’ list and the summary again', async () => {
    const playground = await play([
      ...changed,
      ['[goed-zo]', '?melding.lezers'],
      ['[goed]', '?melding.samenvatting', '-melding.ontvangen'],
      ['[verstuur]', 'melding.ontvangen'],
    ]);
    const [dossier] = await playground.dossiers();
    expect(dossier?.melding.ookGetypt.join()).toContain('mijn pet');
  });

  it('another text needs another yes', async () => {
    const playground = await play([
      ...changed,
      ['[anders-schrijven]', '?melding.wat'],
      ['ze schelden mij uit', '?melding.herkenbaar'],
      ['[goed-zo]', '?melding.lezers'],
      ['[goed]', '?melding.samenvatting', '-melding.ontvangen'],
    ]);
    expect(await playground.dossiers()).toEqual([]);
  });

  it.each(['nee', 'nee verstuur nog niet'])('“%s” stops before anything is sent', async (answer) => {
    const playground = await play([...toSummary, [answer, '-melding.erbij', '-melding.ontvangen']]);
    expect(await playground.dossiers()).toEqual([]);
  });

  it('“nee” to the readers asks who may not', () =>
    play([...toSummary.slice(0, 7), ['nee', 'melding.wieNiet', '?melding.lezers']]));

  it('a child that does not know whether it is staff is asked whether a child does it', async () => {
    const playground = await play([
      ...toSummary.slice(0, 4),
      ['weet ik niet', '?melding.kindOfVolwassene'],
      ['een kind', '?melding.metNaam'],
      ['[nee]', '?melding.herkenbaar'],
      ['[goed-zo]', 'melding.lezers', '?melding.lezers'],
    ]);
    expect(await playground.dossiers()).toEqual([]);
  });
});

describe('a leerling tells about somebody else', () => {
  it('as a witness, and hears that telling is enough', () =>
    play([
      [
        'ik zie dat een jongen uit mijn klas steeds wordt buitengesloten',
        'melding.begin.getuige',
        '?melding.veiligVandaag',
      ],
      ['weet ik niet', '?melding.groep'],
    ]));

  it('as the one who does it, and hears before the yes what school may do', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['ik pest een jongen uit mijn klas en ik wil stoppen ermee', 'melding.begin.pester'],
    ]);
    expect(conversation.gesprek().melding?.perspectief).toBe('pester');
  });
});

describe('who may read it', () => {
  it('can be struck out by name, and then somebody else reads it', async () => {
    const playground = await createPlayground({ wie: 'leerling' });
    const conversation = await playground.enter();
    await conversation.play(toSummary.slice(0, 7));
    const [first] = conversation.gesprek().open?.choices.filter(({ id }) => id.startsWith('niet-')) ?? [];
    await conversation.play([
      [`[${first?.id}]`, '?melding.lezers'],
      ['[goed]', '?melding.samenvatting'],
      ['[verstuur]', 'melding.ontvangen'],
    ]);
    const [dossier] = await playground.dossiers();
    expect(dossier?.uitgesloten).toEqual([first?.id.slice('niet-'.length)]);
    expect(dossier?.outbox.map(({ aan }) => aan)).not.toContain(first?.id.slice('niet-'.length));
    expect(dossier?.outbox.length).toBeGreaterThan(0);
  });

  it('about somebody who works at school only people outside the school read it', async () => {
    const playground = await play([
      ...toSummary.slice(0, 4),
      ['ja', '?melding.overWie'],
      ['een juf', '?melding.metNaam'],
      ['[nee]', '?melding.herkenbaar'],
      ['[goed-zo]', 'melding.lezersBuiten', '?melding.lezers'],
      ['[goed]', 'melding.buitenGevolgen', '?melding.samenvatting'],
      ['[verstuur]', 'melding.ontvangen'],
    ]);
    const [dossier] = await playground.dossiers();
    expect(dossier?.overPersoneel).toBe(true);
    expect(dossier?.rollen).toEqual(expect.arrayContaining(['bestuur']));
    expect(dossier?.rollen).not.toContain('anti-pestcoordinator');
  });

  it('“weet ik niet” whether it is about staff is never a no', () =>
    play([
      ...toSummary.slice(0, 4),
      ['weet ik niet', '?melding.kindOfVolwassene'],
      ['weet ik niet', '?melding.overWie'],
      ['[overslaan]', '?melding.metNaam'],
    ]));

  it('with nobody outside to read it, the child keeps its words and hears the way outside', async () => {
    const playground = await createPlayground({
      wie: 'leerling',
      medewerkers: (people) =>
        people.filter(({ rollen }) => rollen.includes('anti-pestcoordinator' as never)),
    });
    const conversation = await playground.enter();
    await conversation.play([
      ...toSummary.slice(0, 4),
      ['ja', '?melding.overWie'],
      ['[overslaan]', '?melding.metNaam'],
      ['[nee]', '?melding.herkenbaar'],
      ['[goed-zo]', 'melding.geenLezer', 'melding.geenLezerBuiten', '?melding.lezers'],
    ]);
    expect(conversation.replies().join('\n')).toContain('ze schelden mij elke dag uit op het plein');
    await conversation.play([['[niet-versturen]', '?stop.zeker']]);
    expect(await playground.dossiers()).toEqual([]);
  });

  it('a name of school in the story is asked about, and never reads it without a yes', async () => {
    const playground = await createPlayground({ wie: 'leerling' });
    const conversation = await playground.enter();
    await conversation.play([
      ['[vertellen]', '?melding.wat'],
      ['Ada Voorbeeldsma knijpt mij altijd in de gang', '?melding.veiligVandaag'],
      ['ja', '?melding.groep'],
      ['[overslaan]', 'melding.overPersoneelNaam', '?melding.overPersoneel'],
      ['[nee]', '?melding.metNaam'],
      ['[nee]', 'melding.magLezen', '?melding.magLezen'],
      ['weet ik niet', '?melding.herkenbaar'],
      ['[goed-zo]', '?melding.lezers'],
      ['[goed]'],
      ['[verstuur]', 'melding.ontvangen'],
    ]);
    const [dossier] = await playground.dossiers();
    expect(dossier?.uitgesloten).toEqual(['demo-marimba-ada']);
  });
});
