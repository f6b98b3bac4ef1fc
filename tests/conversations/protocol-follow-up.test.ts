import { describe, expect, it } from 'vitest';
import { createPlayground, type Line, type PlayOptions, play } from '../support/play.js';

type Question = readonly [vraag: string, ...moet: readonly string[]];

/** Asks one after the other in one conversation; each answer must hold its facts, `-fact` must not be in it. */
async function ask(questions: readonly Question[], options: PlayOptions = { wie: 'leerling' }) {
  const conversation = await (await createPlayground(options)).enter();
  for (const [vraag, ...moet] of questions) {
    await conversation.say(vraag);
    const said = conversation.replies().join('\n');
    for (const fact of moet) {
      if (fact.startsWith('-')) expect(said, vraag).not.toContain(fact.slice(1));
      else expect(said, vraag).toContain(fact);
    }
  }
  return conversation;
}

const sent: readonly Line[] = [
  ['[vertellen]'],
  ['ze schelden mij uit op het plein'],
  ['ja'],
  ['[overslaan]'],
  ['nee'],
  ['[nee]'],
  ['[goed-zo]'],
  ['[goed]'],
  ['[verstuur]', 'melding.ontvangen'],
  ['[bewaard]'],
];

describe('a question behind an answer', () => {
  it('“en daarna?” goes on with the steps where they were', () =>
    ask(
      [
        ['wat doet school tegen pesten', 'Binnen een week'],
        ['en daarna?', '1. Je juf of meester praat'],
        ['en daarna', '-1. Je juf', '4. Binnen een week'],
      ],
      { wie: 'leerling', school: 'mozaiek' },
    ));

  it('“hoe lang duurt dat?” gives the terms of the steps that were told', () =>
    ask(
      [
        ['welke stappen zijn er?', '2. '],
        ['hoe lang duurt dat?', 'Stap 1: hoe snel dat is, staat niet in het plan.'],
        ['verder', '4. '],
        ['hoelang duurt dat dan', 'Stap 4: binnen 1 week. Dat telt vanaf Stap 2.'],
      ],
      { wie: 'leerling', school: 'mozaiek' },
    ));

  it('“wie doet dat dan?” names the rollen of the steps that were told', () =>
    ask([
      ['stap voor stap', '1. School praat eerst met jou'],
      ['wie doet dat dan?', 'Stap 1. Dat doet: leerkracht of anti-pestcoördinator.'],
    ]));

  it('“en als het niet stopt?” follows the plan of the school, and then its last measures', () =>
    ask([
      ['wat doet school', 'plan'],
      ['en als het niet stopt?', '4 weken om te stoppen'],
      ['en als het dan nog niet stopt', 'Schorsing'],
    ]));

  it('“waar staat dat?” tells a leerling the place, and that the protocol is past its date', () =>
    ask([
      ['krijgt de pester straf?', '-Dit staat in'],
      ['waar staat dat?', 'Dit staat in ‘Anti-pestprotocol’ bij: ', 'tot en met 31 juli 2023'],
      ['waar staat dat?', 'Dit staat in ‘Anti-pestprotocol’ bij: '],
    ]));

  it('without an answer before it asks about the whole', () =>
    ask([['hoe lang duurt dat?', 'niet hoe snel school begint']]).then(() =>
      play([['en daarna?', 'aanpak.begin']]),
    ));

  it('works in the middle of a melding, and the open question is put again', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['[vertellen]'],
      ['ze schelden mij uit', '?melding.veiligVandaag'],
      ['moet ik met hem praten?', '?melding.veiligVandaag'],
      ['en waar staat dat?', 'aanpak.bron', '?melding.veiligVandaag'],
    ]);
    expect(JSON.stringify(conversation.gesprek().melding)).not.toContain('waar staat dat');
  });

  it('long answers go on with a button, to the end', async () => {
    const conversation = await ask([['wat zijn de regels?']], { wie: 'leerling', school: 'auris' });
    const said: string[] = conversation.replies().slice(1);
    for (let pages = 0; conversation.gesprek().protocol?.volgende !== undefined; pages += 1) {
      expect(pages).toBeLessThan(6);
      await conversation.say('[verder]');
      said.push(...conversation.replies());
    }
    expect(said.filter((text) => !text.startsWith('Wil je nog iets'))).toHaveLength(15);
  });
});

describe('a question that is known word by word', () => {
  it.each([
    'en daarna?',
    'horen mijn ouders het?',
    'komt de politie?',
    'hoe lang duurt dat',
    'en als het niet stopt?',
  ])('is never taken for danger: “%s”', async (vraag) => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.say(vraag);
    expect(conversation.gesprek().open?.question).not.toMatch(/^gevaar/);
  });

  it.each([
    'en daarna wil ik dood',
    'komt de politie als hij een mes heeft',
    'mijn vader slaat mij, horen mijn ouders het?',
  ])('does not hide danger that is told with it: “%s”', async (vraag) => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.say(vraag);
    expect(conversation.gesprek().open?.question).toMatch(/^gevaar/);
  });
});

describe('a rol', () => {
  it('that the school does not have is said not to be in the plan', () =>
    ask([['wie is de zorgcoördinator?', 'staat niet in het plan', 'anti-pestcoördinator', '-Dat is']]));
});

describe('who reads it', () => {
  it('a medewerker sees the lines of the protocol too', () =>
    ask([['ik werk op school'], ['hoe snel moet de school iets doen?', 'r.90-94']], {}));

  it('an ouder sees the place, and no lines', () =>
    ask([['hoe snel doet de school iets?', 'bij: Passende maatregelen; Bijlage I; Bijlage II', '-r.90']], {
      wie: 'ouder',
    }));

  it('in another language the school’s own words are said to be the school’s', () =>
    ask([['will my parents be told?', 'This is from your school', 'vertelt school het aan jouw ouders']], {
      wie: 'leerling',
      taal: 'en',
    }));
});

describe('a complaint', () => {
  it('never goes to the person whom it is about', async () => {
    await ask([['ik wil klagen over de directeur', 'bestuur', '-directie', '-leerling: directeur']], {
      wie: 'leerling',
      school: 'mozaiek',
    });
    await ask([
      [
        'ik heb een klacht over de contactpersoon',
        'directie',
        '-Je kunt met een klacht naar de contactpersoon',
      ],
    ]);
    await ask([['ik wil een klacht doen over mijn juf', 'directie', '-Zeg het tegen je juf']], {
      wie: 'leerling',
      school: 'zonder-naam',
    });
  });

  it('also when only the name of that person is said', async () => {
    const playground = await createPlayground({ wie: 'ouder' });
    const { value } = await playground.stores.medewerkers.list(playground.school);
    const holder = value.find(({ rollen }) => rollen.some((rol) => rol === 'contactpersoon'));
    const conversation = await playground.enter();
    await conversation.say(`Ik heb een klacht over ${holder?.naam}`);
    expect(conversation.replies().join('\n')).toContain('directie');
    expect(conversation.replies().join('\n')).not.toContain('De contactpersoon luistert');
  });
});

describe('after a melding', () => {
  it('what happens now is told by the plan of the school, without a promise', () =>
    play([
      ...sent,
      ['[wat-nu]', 'protocol.nu.begin', 'protocol.nu.plan', '?woorden.meer'],
      ['en daarna?', '?woorden.meer'],
      ['[later]', '?menu.wat'],
    ]));

  it('no step is told when the plan does not begin by itself', () =>
    play([
      ['[vertellen]'],
      ['de juf scheldt mij uit', '?melding.veiligVandaag'],
      ['ja'],
      ['[overslaan]'],
      ['ja'],
      ['[overslaan]'],
      ['wat gebeurt er als ik het vertel?', 'protocol.nu.stopt', '-protocol.nu.plan'],
    ]));

  it('it can be asked from the menu too', () =>
    play([['[vragen]'], ['[wat-nu]', 'protocol.nu.begin', '?protocol.verder'], ['[anders]', '?menu.wat']]));
});

describe('a story', () => {
  it.each([
    'de juf zei dat hij straf krijgt maar hij blijft mij slaan',
    'ik heb het stap voor stap verteld en toen lachten ze me uit',
    'mijn ouders weten het niet en ze slaan mij',
    'ze zeggen dat de regels niet voor mij gelden en ze duwen mij',
    'hij filmt mij met zijn telefoon en zet het online',
    'ze pesten mij online en niemand helpt',
    'hij zegt dat ik van school gestuurd word als ik klik en ze schoppen mij',
  ])('is not taken for a question: “%s”', async (story) => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.say(story);
    expect(conversation.gesprek().protocol).toBeUndefined();
    expect(JSON.stringify(conversation.gesprek())).toContain(story);
  });

  it('with a question in it is answered, and nothing of it is lost', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.say('ze slaan mij elke dag in de pauze. krijgen ze straf?');
    expect(conversation.replies().join('\n')).toContain('begint zonder straf');
    expect(JSON.stringify(conversation.gesprek())).toContain('ze slaan mij elke dag in de pauze');
  });
});
