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

describe('the geheime woorden', () => {
  it('are shown in a bubble that the log never holds, until they are kept', async () => {
    const playground = await createPlayground({ wie: 'leerling' });
    const conversation = await playground.enter();
    await conversation.play(sent);
    const woorden = conversation.gesprek().terugkomcode ?? expect.fail('no words');
    expect(woorden).toHaveLength(5);
    expect(JSON.stringify(conversation.activities())).not.toContain(woorden.join(' '));
    expect(
      conversation.activities().some(({ channelData }) => channelData?.geheim === 'geheime-woorden'),
    ).toBe(true);
    await conversation.play([['nog een keer ja', '?woorden.bewaard']]);
    expect(conversation.gesprek().terugkomcode).toEqual(woorden);
    await conversation.play([['[bewaard]', 'woorden.goed']]);
    expect(JSON.stringify(conversation.gesprek())).not.toContain(woorden[0]);
  });

  it('a button that was pressed twice answers one question only', async () => {
    const playground = await createPlayground({ wie: 'leerling' });
    const conversation = await playground.enter();
    await conversation.play(sent.slice(0, -1));
    const { open } = conversation.gesprek();
    const verstuur = open?.choices.find(({ id }) => id === 'verstuur');
    const pressed = {
      type: 'message',
      text: verstuur?.label ?? '',
      value: { v: open?.question, k: 'verstuur' },
    };
    await conversation.send(pressed);
    await conversation.send(pressed);
    expect(conversation.gesprek().open?.question).toBe('woorden.bewaard');
    expect(await playground.dossiers()).toHaveLength(1);
  });

  it('are not lost when somebody says stop before keeping them', async () => {
    const playground = await createPlayground({ wie: 'leerling' });
    const conversation = await playground.enter();
    await conversation.play([...sent, ['stop', 'woorden.eerst', '?woorden.bewaard']]);
    expect(conversation.gesprek().terugkomcode).toHaveLength(5);
  });

  it('bring back what became of it, never the story', async () => {
    const playground = await createPlayground({ wie: 'leerling' });
    const first = await playground.enter();
    await first.play(sent);
    const woorden = first.gesprek().terugkomcode?.join(' ') ?? '';
    const later = await playground.enter();
    await later.play([
      ['[al-verteld]', '?status.woorden'],
      [woorden.toUpperCase(), 'status.gevonden', 'status.ontvangen', 'status.geenAntwoord', '?status.actie'],
    ]);
    expect(later.replies().join(' ')).not.toContain('schelden');
    expect(later.covered).toHaveLength(1);
    await later.play([
      ['[schrijven]', '?status.schrijf'],
      ['het gebeurt nog steeds', 'status.geschreven', '?status.actie'],
      ['[klaar]', '?menu.wat'],
    ]);
    const [dossier] = await playground.dossiers();
    expect(dossier?.berichten).toMatchObject([{ van: 'melder', tekst: 'het gebeurt nog steeds' }]);
  });

  it('typed at any moment are understood', async () => {
    const playground = await createPlayground({ wie: 'leerling' });
    const first = await playground.enter();
    await first.play(sent);
    const woorden = first.gesprek().terugkomcode?.join(' ') ?? '';
    await (await playground.enter()).play([[woorden, 'status.gevonden']]);
  });

  it('that are wrong open nothing', () =>
    play([
      ['[al-verteld]', '?status.woorden'],
      ['appel fiets tuin boek zon', '-status.gevonden', '?status.woorden'],
      ['[kwijt]', 'status.kwijt', '?menu.wat'],
    ]));

  it('can be closed, and a melding can be taken back', async () => {
    const playground = await createPlayground({ wie: 'leerling' });
    const conversation = await playground.enter();
    await conversation.play(sent);
    const woorden = conversation.gesprek().terugkomcode?.join(' ') ?? '';
    const later = await playground.enter();
    await later.play([
      [woorden, '?status.actie'],
      ['[intrekken]', 'status.intrekkenOngelezen', '?status.intrekken'],
      ['ja', 'status.ingetrokkenGewist', '?status.actie'],
      ['[sluiten]', '?status.sluiten'],
      ['ja', 'status.codeGesloten'],
      [woorden, '-status.gevonden'],
    ]);
    const [dossier] = await playground.dossiers();
    expect(JSON.stringify(dossier)).not.toContain('schelden');
    expect(dossier?.toestand).toMatchObject({ status: 'gesloten', reden: 'ingetrokken' });
  });

  it('let a child have somebody else, who is named before the yes', async () => {
    const playground = await createPlayground({ wie: 'leerling' });
    const conversation = await playground.enter();
    await conversation.play(sent);
    const woorden = conversation.gesprek().terugkomcode?.join(' ') ?? '';
    const [before] = await playground.dossiers();
    const later = await playground.enter();
    await later.play([
      [woorden, '?status.actie'],
      ['[iemand-anders]', 'status.andersLezers', '?status.anders'],
      ['nee', '?status.actie'],
    ]);
    expect((await playground.dossiers())[0]?.rollen).toEqual(before?.rollen);
    await later.play([
      ['[iemand-anders]', '?status.anders'],
      ['ja', 'status.andersGedaan', '?status.actie'],
    ]);
    const [after] = await playground.dossiers();
    const firstReaders = before?.outbox.map(({ aan }) => aan) ?? [];
    expect(after?.uitgesloten).toEqual(expect.arrayContaining(firstReaders));
    const told = after?.outbox.slice(before?.outbox.length).map(({ aan }) => aan) ?? [];
    expect(told.length).toBeGreaterThan(0);
    expect(told.some((aan) => firstReaders.includes(aan))).toBe(false);
    expect(after?.laatsteHandeling.wat).toBe('iemand-anders');
  });
});
