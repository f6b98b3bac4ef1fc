import { describe, expect, it } from 'vitest';
import { given } from '../../src/domain/melding.js';
import { createPlayground, play } from '../support/play.js';

describe('when words are missing', () => {
  it('a feeling is a choice, and a story too', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['[vertellen]', '?melding.wat'],
      ['[weet-niet]', 'melding.gevoel', '?melding.gevoel'],
      ['[bang]', 'melding.begin.gehoord', '-melding.gevoel'],
    ]);
    expect(given(conversation.gesprek().melding?.antwoorden ?? {}, 'wat')).toBe('Bang');
  });

  it('own words are as good', () =>
    play([['[vertellen]'], ['weet ik niet', '?melding.gevoel'], ['gewoon rot', '-melding.gevoel']]));

  it('whoever does not know that either can still send it', () =>
    play([
      ['[vertellen]'],
      ['[weet-niet]', '?melding.gevoel'],
      ['[weet-niet]', '?melding.perspectief'],
      ['[gepeste]', '-melding.gevoel', '?melding.veiligVandaag'],
    ]));
});

describe('swearing', () => {
  it.each(['kutbot', 'fuck you', 'jij bent dom'])(
    '“%s” gets a calm limit, and the question again',
    async (text) => {
      await play([[text, 'schelden', '?menu.wat']]);
    },
  );

  it('at the story it is what somebody says', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([['[vertellen]'], ['kankerhoer', '-schelden', 'melding.begin.gehoord']]);
  });
});

describe('a human is proposed', () => {
  const questions = ['wat is pesten', 'krijgt hij straf?', 'hoe snel gaat dat?', 'en als het niet stopt?'];

  it('after some ten turns, once', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    const said: string[] = [];
    for (let turn = 0; turn < 16; turn += 1) {
      await conversation.say(questions[turn % questions.length] ?? '');
      said.push(...conversation.keys());
    }
    expect(said.filter((key) => key === 'mens.beurten')).toHaveLength(1);
  });

  it('at night, once, with somebody who is there now', async () => {
    const night = { wie: 'leerling', now: '2026-11-20T22:30:00Z' } as const;
    const conversation = await (await createPlayground(night)).enter();
    await conversation.play([['wat is pesten?', 'mens.nacht']]);
    expect(conversation.replies().join('\n')).toMatch(/113[\s\S]*dag en nacht[\s\S]*Nu dicht/);
    await conversation.play([['krijgt hij straf?', '-mens.nacht']]);
  });

  it('never in the middle of a melding', () =>
    play(
      [
        ['[vertellen]', '-mens.nacht'],
        ['ze schelden mij uit', '-mens.nacht'],
      ],
      {
        wie: 'leerling',
        now: '2026-11-20T22:30:00Z',
      },
    ));
});

describe('what the buddy is', () => {
  it.each(['ben je echt?', 'ben jij een mens', 'praat ik met een computer', 'are you real?'])(
    '“%s” always gets: a computer',
    async (text) => {
      await play([[text, 'welkom.computer']]);
    },
  );
});

describe('“dit klopt niet”', () => {
  it('is counted by the part of the conversation, and by nothing that was typed', async () => {
    const playground = await createPlayground({ wie: 'leerling' });
    const conversation = await playground.enter();
    await conversation.play([
      ['krijgt hij straf?', '?protocol.verder'],
      ['dit klopt niet', 'kloptNiet', '?protocol.verder'],
      ['[anders]'],
      ['dit klopt niet', 'kloptNiet'],
    ]);
    expect(playground.nietGoed).toEqual(['protocol.straf', 'menu']);
  });
});

describe('a leerling who pest and wants to stop', () => {
  it.each([
    'ik wil stoppen met pesten',
    'ik wil ophouden met pesten maar weet niet hoe',
    'hoe stop ik met pesten?',
  ])('“%s” gets what helps, and no blame', async (text) => {
    await play([[text, '?protocol.verder', '-plagen', '-stop.klaar']]);
  });

  it('danger in it goes first', () =>
    play([['ik wil stoppen met pesten want ik wil dood', 'gevaar.tekst.suicide']]));
});

describe('two buttons instead of a guess', () => {
  it.each(['hoeveel is 7 keer 8', 'welke kleur heeft de zee'])(
    '“%s” is surely about something else: the buddy says what it is for, and guesses nothing',
    async (text) => {
      await play([[text, 'bedoelElders', '?bedoel.wat']]);
    },
  );

  it('are the same ones when something else was answered in between', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([['blauwe fiets appel', '?bedoel.wat']]);
    const before = conversation.gesprek().open?.choices.map(({ id }) => id);
    await conversation.play([['ben je echt?', 'welkom.computer', '?bedoel.wat']]);
    expect(conversation.gesprek().open?.choices.map(({ id }) => id)).toEqual(before);
  });

  it('are not asked again after danger: the menu asks what to do with what was told', () =>
    play([
      ['blauwe fiets appel', '?bedoel.wat'],
      ['ik wil dood', '?gevaar.veilig'],
      ['[niet-bedoeld]', 'gevaar.geloofd', '?menu.wat'],
    ]));
});
