import { expect, it } from 'vitest';
import algemeen from '../../locales/nl/algemeen.json' with { type: 'json' };
import { startApp } from '../support/app.js';
import { talkTo, textsOf } from '../support/talk.js';

it('somebody who finds the geheime woorden is shown no kind of bullying that was told', async () => {
  const app = await startApp();
  const child = await talkTo(app);
  const woorden = await child.tell({
    'melding.wat': 'ze schelden mij uit op snapchat en pakken mijn geld af',
  });
  const finder = await talkTo(app);
  await finder.comeBack(woorden);
  const asked = await finder.reply({ choice: 'meer' });
  const shown = JSON.stringify([textsOf(asked), asked.map(({ suggestedActions }) => suggestedActions)]);
  for (const told of ['verbaal', 'digitaal', 'spullen'] as const) {
    expect(shown).not.toContain(algemeen.vorm[told]);
  }
});
