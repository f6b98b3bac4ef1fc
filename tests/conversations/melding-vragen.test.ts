import { describe, expect, it } from 'vitest';
import { given } from '../../src/domain/melding.js';
import { createPlayground, type Line } from '../support/play.js';

/** From the story to the first question in own words. */
const toGroup: readonly Line[] = [
  ['ze schelden mij elke dag uit op het plein', '?melding.veiligVandaag'],
  ['ja', '?melding.groep'],
];

describe('a question of a leerling in the middle of its melding', () => {
  it.each([
    ['wie leest dit eigenlijk', 'privacy.kort'],
    ['wie leest dit?', 'privacy.kort'],
    ['mag mijn moeder dit lezen', 'privacy.kort'],
    ['komt mijn moeder dit te weten?', 'protocol.eerstJa'],
    ['wat doet school met mijn melding', '-melding.overPersoneel'],
    ['met wie kan ik praten op school', '-melding.overPersoneel'],
  ])('is answered, and is no answer itself: «%s»', async (question, answered) => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['[vertellen]', '?melding.wat'],
      [question, '?melding.wat', '-melding.begin.gehoord'],
      ...toGroup,
      [question, answered, '?melding.groep'],
    ]);
    const { antwoorden, ookGetypt } = conversation.gesprek().melding ?? expect.fail('no draft');
    expect([given(antwoorden, 'groep'), ookGetypt]).toEqual([undefined, []]);
  });

  it.each([
    'ik wil weten waarom ze mij altijd uitschelden in de klas',
    'waarom doen ze zo gemeen tegen mij en laten ze me nooit meespelen op het plein',
  ])('is told too when it tells what happens: «%s»', async (story) => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['[vertellen]', '?melding.wat'],
      [story, 'melding.begin.gehoord'],
    ]);
    expect(given(conversation.gesprek().melding?.antwoorden ?? {}, 'wat')).toBe(story);
  });

  it.each([
    'is groep 7',
    'de groep waar de juf ziek is',
    'weet niet precies, de klas boven',
    'ik wil niet dat mensen dat weten',
    'met een mentor en wie weet een stagiair',
  ])('is not heard where there is none: «%s»', async (group) => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([['[vertellen]', '?melding.wat'], ...toGroup, [group, '?melding.overPersoneel']]);
    expect(given(conversation.gesprek().melding?.antwoorden ?? {}, 'groep')).toBe(group);
  });
});
