import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPlayground, type Playground } from '../support/play.js';

const schools = readdirSync('deployment/scholen').flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? []);

/** Answers whatever this school asks, until the open question is `last`. */
async function tell(conversation: Awaited<ReturnType<Playground['enter']>>, last: string): Promise<string[]> {
  const asked: string[] = [];
  for (let count = 0; conversation.gesprek().open?.question !== last; count += 1) {
    expect(count, asked.join()).toBeLessThan(20);
    const { question, choices } = conversation.gesprek().open ?? expect.fail('nothing is asked');
    asked.push(question);
    const ids = choices.map(({ id }) => id);
    const pick =
      ['goed-zo', 'goed', 'verstuur', 'overslaan', 'nee', 'ja'].find((id) => ids.includes(id)) ?? ids[0];
    await conversation.say(question === 'melding.veiligVandaag' ? '[ja]' : `[${pick}]`);
  }
  return asked;
}

describe.each(schools)('%s', (school) => {
  it.each(['leerling', 'ouder'] as const)('takes a melding of a %s, and somebody reads it', async (wie) => {
    const playground = await createPlayground({ school, wie });
    const conversation = await playground.enter();
    await conversation.say('[vertellen]');
    await conversation.say(
      wie === 'leerling'
        ? 'ze schelden mij elke dag uit op het plein'
        : 'mijn dochter wordt al weken uitgescholden op het plein',
    );
    const asked = await tell(conversation, 'woorden.bewaard');
    expect(asked).toEqual(expect.arrayContaining(['melding.lezers', 'melding.samenvatting']));
    const [dossier] = await playground.dossiers();
    expect(dossier?.outbox.length).toBeGreaterThan(0);
    expect(dossier?.school).toBe(school);
  });

  it('sends what is about somebody who works there only outside the school', async () => {
    const playground = await createPlayground({ school, wie: 'leerling' });
    const conversation = await playground.enter();
    await conversation.say('[vertellen]');
    await conversation.say('iemand schreeuwt elke dag tegen mij in de gang');
    for (let count = 0; conversation.gesprek().open?.question !== 'melding.overPersoneel'; count += 1) {
      expect(count).toBeLessThan(8);
      const ids = conversation.gesprek().open?.choices.map(({ id }) => id) ?? [];
      await conversation.say(`[${['gepeste', 'overslaan', 'ja'].find((id) => ids.includes(id)) ?? ids[0]}]`);
    }
    await conversation.say('[ja]');
    await tell(conversation, 'woorden.bewaard');
    const [dossier] = await playground.dossiers();
    expect(dossier).toMatchObject({ overPersoneel: true, toestand: { status: 'nieuw' } });
    const { value: people } = await playground.stores.medewerkers.list(playground.school);
    for (const { aan } of dossier?.outbox ?? []) {
      const rollen = people.find(({ id }) => id === aan)?.rollen ?? [];
      expect(rollen.every((rol) => dossier?.rollen.includes(rol))).toBe(true);
    }
  });

  it('explains plagen and pesten as its own protocol does, or says that it does not', async () => {
    const conversation = await (await createPlayground({ school, wie: 'leerling' })).enter();
    await conversation.say('[plagen-of-pesten]');
    expect(conversation.replies().length).toBeGreaterThan(1);
    expect(conversation.gesprek().open?.question).toMatch(/^uitleg\./);
  });

  it('hears danger before everything else', async () => {
    const conversation = await (await createPlayground({ school, wie: 'leerling' })).enter();
    await conversation.play([['ik wil dood', 'gevaar.tekst.suicide', '?gevaar.veilig']]);
  });
});
