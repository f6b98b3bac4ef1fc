import { expect, it } from 'vitest';
import { startApp } from '../support/app.js';
import { openChat } from '../support/directline.js';

it('one conversation cannot fill the disk: what is too much in all is refused, and wiping it still works', async () => {
  const app = await startApp();
  const chat = await openChat(app.url, 'marimba');
  const long = { type: 'message', text: 'x'.repeat(4000) };
  const statuses: number[] = [];
  while (statuses.length < 60 && statuses.at(-1) !== 413) {
    app.clock.move(6);
    statuses.push((await chat.post(long)).status);
  }
  expect(statuses.slice(0, 40).every((status) => status === 200)).toBe(true);
  expect(statuses.at(-1)).toBe(413);

  const closed = chat.closed();
  expect((await chat.post({ type: 'event', name: 'wis' })).status).toBe(200);
  await closed;
  expect((await chat.post(long)).status).toBe(404);
});
