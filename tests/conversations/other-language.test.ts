import { describe, expect, it } from 'vitest';
import { createPlayground, type Line, type PlayOptions, play } from '../support/play.js';

const LEERLING = { wie: 'leerling' } as const;
const OUDER = { wie: 'ouder' } as const;
const TELLS = {
  tr: 'Oğlum hakkında okulda kiminle konuşabilirim?',
  ar: 'يضربون ابني كل يوم في المدرسة، مع من أتكلم؟',
  pl: 'Mój syn jest codziennie wyśmiewany w klasie, z kim mogę porozmawiać?',
  uk: 'Мого сина щодня б’ють у класі, з ким я можу поговорити?',
} as const;
const CRIES = {
  tr: 'artık yaşamak istemiyorum',
  ar: 'لا أريد أن أعيش',
  pl: 'nie chcę już żyć',
  uk: 'я не хочу більше жити',
} as const;
const OTHERS = ['tr', 'ar', 'pl', 'uk'] as const;

async function enter(options: PlayOptions) {
  const playground = await createPlayground(options);
  return playground.enter();
}
/** Bubbles with the language that they are in. */
const said = (conversation: Awaited<ReturnType<typeof enter>>) =>
  conversation.activities().map(({ text = '', locale, suggestedActions }) => ({
    text,
    locale,
    asks: suggestedActions !== undefined,
  }));

describe('somebody who plainly writes English in a Dutch conversation', () => {
  it.each<[string, PlayOptions, readonly Line[]]>([
    [
      'is answered in English, and told how to go back, once',
      LEERLING,
      [
        ['what is the difference between teasing and bullying', 'taal.verder', '?uitleg.samen'],
        ['who will read what I type here', '-taal.verder'],
      ],
    ],
    [
      'starts a melding with it',
      LEERLING,
      [['they hit me every day at school', 'taal.verder', '?melding.veiligVandaag']],
    ],
    [
      'gets help in English at once',
      LEERLING,
      [['i dont want to live anymore', 'gevaar.begin', 'taal.verder']],
    ],
    [
      'is only offered it at a story, which may be what somebody else said',
      LEERLING,
      [
        ['[vertellen]', '?melding.wat'],
        ['you are so fat and ugly and nobody likes you', 'taal.aanbod', '-taal.verder'],
      ],
    ],
  ])('%s', async (_title, options, lines) => {
    await play(lines, options);
  });

  it('goes on in English until Dutch is written or asked for', async () => {
    const conversation = await enter(LEERLING);
    await conversation.say('they hit me every day at school');
    expect(conversation.gesprek().taal).toBe('en');
    await conversation.say('[ja]');
    expect(conversation.gesprek().taal).toBe('en');
    await conversation.say('Nederlands');
    expect(conversation.gesprek()).toMatchObject({ taal: 'nl', taalGekozen: true });
    await conversation.say('i was talking about the boys in my class');
    expect(conversation.gesprek().taal).toBe('nl');
  });

  it('keeps what was typed, also when danger goes first', async () => {
    const conversation = await enter(LEERLING);
    await conversation.say('i want to die because they hit me');
    const { verteld, gevaar, taal } = conversation.gesprek();
    expect({ verteld, gevaar, taal }).toEqual({
      verteld: ['i want to die because they hit me'],
      gevaar: ['suicide'],
      taal: 'en',
    });
    const bubbles = said(conversation);
    expect(bubbles.at(-2)?.text).toContain('Liever Nederlands?');
    expect(bubbles.at(-1)?.asks).toBe(true);
  });

  it('and one who plainly writes Dutch in an English conversation is answered in Dutch', async () => {
    const conversation = await enter({ ...LEERLING, taal: 'en' });
    await conversation.say('wat is het verschil tussen plagen en pesten');
    expect(conversation.gesprek().taal).toBe('nl');
  });

  it.each(['Mehmet, Yusuf en Ayşe Yılmaz', 'Kasia Wiśniewska i Zofia', 'the boys from my class'])(
    'names and short answers at another text question change nothing: %s',
    async (answer) => {
      const conversation = await enter(LEERLING);
      await conversation.play([['[vertellen]'], ['ze slaan mij elke dag op het plein']]);
      conversation.setState((state) => ({
        ...(state as object),
        open: { question: 'details.wieDoetHet', choices: [], free: true },
      }));
      await conversation.say(answer);
      expect(conversation.keys().filter((key) => key.startsWith('taal.'))).toEqual([]);
      expect(conversation.gesprek().taal).toBe('nl');
    },
  );

  it('a button of before the change answers nothing and changes no language', async () => {
    const conversation = await enter({ ...LEERLING, taal: 'en' });
    const [{ label = '', id = '' } = {}] = conversation.gesprek().open?.choices ?? [];
    await conversation.say('Nederlands');
    await conversation.send({ type: 'message', text: label, value: { v: 'oud', k: id } });
    expect(conversation.gesprek().taal).toBe('nl');
  });
});

describe('somebody who writes a language that the buddy does not speak', () => {
  it.each(OTHERS)('is told so in %s, once, with help in it, and is understood', async (lang) => {
    const conversation = await enter(OUDER);
    await conversation.say(TELLS[lang]);
    const [first, ...rest] = said(conversation);
    expect(first).toMatchObject({ locale: lang, asks: false });
    expect(first?.text).toContain(`http://localhost:3978/s/marimba/hulp?taal=${lang}&wie=ouder`);
    expect(first?.text).toContain('English');
    expect(rest.length).toBeGreaterThan(0);
    expect(rest.every(({ locale }) => locale === 'nl')).toBe(true);
    await conversation.say(TELLS[lang]);
    expect(said(conversation).filter(({ locale }) => locale === lang)).toEqual([]);
  });

  it.each(OTHERS)('is heard in danger, in %s too: help goes first, and the words stay', async (lang) => {
    const conversation = await enter(LEERLING);
    await conversation.say(CRIES[lang]);
    expect(conversation.gesprek().open?.question).toMatch(/^gevaar\./);
    expect(conversation.gesprek().verteld).toEqual([CRIES[lang]]);
    const bubbles = said(conversation);
    expect(bubbles[0]?.locale).toBe('nl');
    expect(bubbles.at(-2)?.locale === lang || bubbles.at(-1)?.locale === lang).toBe(true);
    const own = bubbles.filter(({ locale }) => locale === lang);
    expect(own).toHaveLength(1);
    expect(own[0]?.text).toContain('112');
    await conversation.say(TELLS[lang]);
    expect(conversation.keys()).not.toContain('taal.gevaar');
  });

  it('tells its story at a text question, and is told so once', () =>
    play(
      [
        ['[vertellen]', '?melding.wat'],
        ['Okulda beni her gün itiyorlar ve çantamı alıyorlar', 'taal.leesEngels', '-?melding.wat'],
      ],
      LEERLING,
    ));
});

describe('a concept language that is off', () => {
  const off = { ...OUDER, conceptsOn: [] };

  it.each([...OTHERS, 'en'] as const)('in %s only the way to the page with help is given', async (lang) => {
    const conversation = await enter(off);
    await conversation.say(lang === 'en' ? 'My son is being bullied, what can the school do?' : TELLS[lang]);
    expect(conversation.keys()).toContain('taal.wijzer');
    expect(conversation.gesprek().taal).toBe('nl');
    const foreign = said(conversation).filter(({ locale }) => locale !== 'nl');
    expect(foreign.map(({ text }) => text)).toEqual([
      expect.stringContaining(`/s/marimba/hulp?taal=${lang}`),
    ]);
  });

  it.each([...Object.values(CRIES), 'i dont want to live anymore'])('danger is heard: %s', async (cry) => {
    const conversation = await enter({ ...LEERLING, conceptsOn: [] });
    await conversation.say(cry);
    expect(conversation.gesprek().open?.question).toMatch(/^gevaar\./);
  });

  it('is not chosen by the page, by asking, or because it was talked before', async () => {
    const conversation = await enter({ ...off, taal: 'en' });
    expect(conversation.gesprek().taal).toBe('nl');
    await conversation.send({ type: 'event', name: 'taal', value: { taal: 'en' } });
    expect(conversation.gesprek().taal).toBe('nl');
    await conversation.say('English');
    expect(conversation.keys()).toContain('taal.wijzer');
    expect(conversation.gesprek().taal).toBe('nl');
    conversation.setState((state) => ({ ...(state as object), taal: 'en' }));
    await conversation.say('[vertellen]');
    expect(conversation.gesprek().taal).toBe('nl');
  });

  it('is answered in when it is switched on by name', async () => {
    const conversation = await enter({ ...off, conceptsOn: ['en'] });
    await conversation.say('My son is being bullied, what can the school do?');
    expect(conversation.gesprek().taal).toBe('en');
    await conversation.say(TELLS.tr);
    expect(said(conversation).filter(({ locale }) => locale === 'tr')).toEqual([]);
  });
});
