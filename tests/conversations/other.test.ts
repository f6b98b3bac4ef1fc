import { describe, expect, it } from 'vitest';
import { createPlayground, type Line, play } from '../support/play.js';

const sent: readonly Line[] = [
  ['[vertellen]'],
  ['ze schelden mij uit op het plein'],
  ['ja'],
  ['[overslaan]'],
  ['nee'],
  ['[nee]'],
  ['[goed-zo]'],
  ['[goed]'],
  ['[verstuur]', 'melding.ontvangen', '?woorden.bewaard'],
];

describe('welkom', () => {
  it('says at once that it is a computer, and asks who is there', () =>
    createPlayground().then(async (playground) => {
      const conversation = await playground.enter();
      expect(conversation.keys()).toEqual(expect.arrayContaining(['welkom.hallo', 'welkom.wie']));
      expect(conversation.replies().join(' ')).toContain('computer');
      await conversation.play([['ik ben een ouder', '?menu.wat']]);
      expect(conversation.gesprek().wie).toBe('ouder');
    }));

  it('a story as the first words is heard, not answered with small talk', async () => {
    const conversation = await (await createPlayground()).enter();
    await conversation.play([['ze slaan mij elke dag in de pauze', 'melding.begin.gehoord']]);
  });

  it('“ik wil dat iemand met mij praat” is one tap, and goes along as a wish', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([['[praten]', '?melding.wat']]);
    expect(conversation.gesprek().melding?.antwoorden.wens).toMatchObject({ kind: 'gegeven' });
  });

  it('somebody of school is shown the way to the staff pages', () =>
    play(
      [
        ['ik werk op school', '?menu.wat'],
        ['[staf]', 'menu.staf'],
      ],
      {},
    ));
});

describe('“ben je echt?”', () => {
  it.each(['ben je echt?', 'ben jij een mens??', 'Ben je een robot', 'are you real?'])(
    'always gets that it is a computer: %s',
    async (text) => {
      await play([
        [text, 'welkom.computer', '?menu.wat'],
        ['[vertellen]'],
        [text, 'welkom.computer', '?melding.wat'],
        ['ik wil dood', '?gevaar.veilig'],
        [text, 'welkom.computer', '?gevaar.veilig'],
      ]);
    },
  );
});

describe('plagen of pesten', () => {
  it('explains both, and looks at the kenmerken only when wanted, without a verdict', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([['[plagen-of-pesten]', '?uitleg.samen'], ['ja']]);
    for (let kenmerken = 0; !conversation.gesprek().open?.question.endsWith('.slot'); kenmerken += 1) {
      expect(kenmerken).toBeLessThan(12);
      await conversation.say(['weet ik niet', 'ja', 'nee'][kenmerken % 3] ?? 'ja');
      expect(conversation.replies().join(' ')).not.toMatch(/jij wordt gepest|dit is pesten|geen pesten/i);
    }
    expect(conversation.keys()).toContain('uitleg.geenOordeel');
    await conversation.play([['[vertellen]', '?melding.wat']]);
  });

  it('never questions a child that just told of hurt', () =>
    play([
      ['[vertellen]', '?melding.wat'],
      ['hij slaat mij elke pauze', '?melding.veiligVandaag'],
      ['is dit plagen of pesten?', '-?uitleg.samen', '?melding.veiligVandaag'],
    ]));
});

describe('the three fears', () => {
  it('are two taps from anywhere', () =>
    play([
      ['[vertellen]', '?melding.wat'],
      ['help', '?hulp.waarover'],
      ['[klikken]', 'angst.klikken'],
      ['[erger]', 'angst.erger'],
      ['[geloven]', 'angst.geloven'],
      ['[verder]', '?melding.wat'],
    ]));
});

describe('a question in the middle of a melding', () => {
  it('is answered, and the story is kept', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['[vertellen]', '?melding.wat'],
      ['ze schelden mij uit. wie leest dit allemaal?', 'privacy.kort', '?melding.veiligVandaag'],
    ]);
    expect(JSON.stringify(conversation.gesprek().melding)).toContain('wie leest dit allemaal');
  });

  it('at a question with buttons it is answered, and that question is put again', () =>
    play([
      ['[vertellen]'],
      ['ze schelden mij uit', '?melding.veiligVandaag'],
      ['naar wie kan ik toe op school?', 'contact.wie', '-contact.begin', '?melding.veiligVandaag'],
    ]));
});

describe('a sentence of the story at a question with buttons', () => {
  it('is kept, also when it sounds like something else', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['[vertellen]'],
      ['ze schelden mij uit', '?melding.veiligVandaag'],
      ['de meester helpt nooit', '?melding.veiligVandaag'],
    ]);
    expect(JSON.stringify(conversation.gesprek().melding)).toContain('de meester helpt nooit');
  });
});

describe('telling more', () => {
  it('after the melding, each answer is with it at once', async () => {
    const playground = await createPlayground({ wie: 'leerling' });
    const conversation = await playground.enter();
    await conversation.play([
      ...sent,
      ['[bewaard]'],
      ['[nu]', 'meer.vormenBegrepen', '?details.vormen'],
      ['[meer-soorten]', '?details.vormen'],
      ['[digitaal]', '?details.vormen'],
      ['[klaar]', '?details.sinds'],
      ['sinds de herfstvakantie', '?details.hoeVaak'],
      ['[dag]', '?details.wieDoetHet'],
      ['[overslaan]', '?details.wieWeetHet'],
      ['[niemand]', '?details.wens'],
      ['[stopt]', '?details.lieverNiet'],
      ['niet in de kring', 'meer.klaar', '?menu.wat'],
    ]);
    const [dossier] = await playground.dossiers();
    expect(dossier?.melding.antwoorden).toMatchObject({
      vormen: { value: expect.arrayContaining(['verbaal', 'digitaal']) },
      sinds: { value: 'sinds de herfstvakantie' },
      hoeVaak: { value: 'Elke dag' },
      wieDoetHet: { kind: 'overgeslagen' },
      lieverNiet: { value: 'niet in de kring' },
    });
  });
});

describe('a deploy in mid-conversation', () => {
  it('goes on where the draft is when a question is new', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([['[vertellen]'], ['ze schelden mij uit'], ['ja', '?melding.groep']]);
    // As the version before would have left it: the question that was open does not exist any more.
    conversation.setState((state) =>
      JSON.parse(JSON.stringify(state).replaceAll('"melding.groep"', '"melding.straat"')),
    );
    await conversation.play([['in de buurt van de winkel', '?melding.groep']]);
    expect(conversation.gesprek().melding?.ookGetypt).toContain('in de buurt van de winkel');
  });

  it('starts again, and says so, when an unknown version wrote the state', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    conversation.setState(() => ({ versie: 99, stack: [] }));
    await conversation.play([['hoi', 'welkom.opnieuw']]);
  });

  it('passes over a dialog that is gone', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    conversation.setState((state) => JSON.parse(JSON.stringify(state).replaceAll('"menu"', '"oud-menu"')));
    await conversation.play([['hoi', '?menu.wat']]);
  });
});

describe('languages and commands', () => {
  it('switch at any moment, and the open question is put in that language', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['[vertellen]'],
      ['ze schelden mij uit', '?melding.veiligVandaag'],
      ['english'],
    ]);
    expect(conversation.replies().join(' ')).toMatch(/safe/i);
    await conversation.play([['yes', '?melding.groep']]);
  });

  it('“wis dit gesprek” erases it', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([['wis dit gesprek', 'wis.klaar']]);
    expect(conversation.isErased()).toBe(true);
  });

  it('a file is refused kindly', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.send({ type: 'message', text: '', channelData: { bijlage: true } });
    expect(conversation.keys()).toContain('bestand');
  });
});

describe('in Teams', () => {
  const inTeams = { wie: 'leerling', channel: 'teams' } as const;

  it('says before a melding without a name who can see that one talks', () =>
    play(
      [['[vertellen]'], ['ze schelden mij uit'], ['ja'], ['[overslaan]'], ['nee', 'melding.metNaamTeams']],
      inTeams,
    ));

  it('names the whole address of the staff pages, since there is no site to see', () =>
    play([['[medewerker]'], ['[staf]', 'menu.stafTeams', '-menu.staf']], { channel: 'teams' }));

  it.each([
    ['nl', 'ik heb al iets verteld'],
    ['en', 'I have a code'],
  ])('what the message about an answer asks to type leads to it (%s)', async (taal, words) => {
    await play([[words, '?status.woorden']], { channel: 'teams', taal });
  });
});
