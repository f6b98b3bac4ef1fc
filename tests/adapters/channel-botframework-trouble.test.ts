import { dirname } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reference } from '../../src/adapters/channel-botframework/activities.js';
import type { TeamsAdapter } from '../../src/adapters/channel-botframework/adapter.js';
import { Delivery } from '../../src/adapters/channel-botframework/delivery.js';
import { MARIMBA } from '../support/app.js';
import { personalMessage } from '../support/teams/activities.js';
import { startTeamsApp } from '../support/teams/app.js';

/** The Bot Framework tells the console of every call that failed. */
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

describe('a conversation that fills the disk', () => {
  it('takes no more at some time, says so, and can still be erased', async () => {
    const { chat } = await startTeamsApp();
    const noor = chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    let said: readonly string[] = [];
    for (let count = 0; count < 30 && !said.join().includes('te lang voor mij'); count += 1) {
      said = await noor.say('ze pesten mij elke dag op het plein '.repeat(250));
    }
    expect(said).toEqual([expect.stringContaining('Ons gesprek is te lang voor mij')]);
    expect((await noor.say('wis dit gesprek')).join()).toContain('Ik wis dit gesprek');
  }, 30_000);
});

describe('when the connector is not well', () => {
  it('sends what was said when it may again, in order and once', async () => {
    const { chat, connector } = await startTeamsApp();
    const noor = chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    connector.fail(429, undefined, { retryAfter: 0, times: 2 });
    connector.fail(502, undefined, { times: 5 });
    const said = await noor.say('leerling');
    expect(said.length).toBeGreaterThan(0);
    expect(new Set(said).size).toBe(said.length);
  }, 30_000); // The Bot Framework itself tries again for some seconds.

  it('keeps what it could not say, and says it first at the next turn', async () => {
    const { chat, connector } = await startTeamsApp();
    const noor = chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    connector.fail(400);
    expect(await noor.say('leerling')).toEqual([]);
    connector.recover();
    const said = await noor.say('wie kan ik bellen');
    expect(said[0]).toContain('Fijn dat je er bent');
    expect(said.length).toBeGreaterThan(2);
  });

  it('keeps over a restart what it could not say', async () => {
    const first = await startTeamsApp();
    const noor = first.chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    first.connector.fail(400);
    await noor.say('leerling');
    await first.app.close();
    const second = await startTeamsApp({ folder: dirname(first.app.folder), clock: first.app.clock });
    const said = await second.chat().say('wie kan ik bellen');
    expect(said[0]).toContain('Fijn dat je er bent');
  });

  it('forgets somebody who blocked the buddy', async () => {
    const { chat, connector, app } = await startTeamsApp();
    const noor = chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    connector.fail(403);
    await noor.say('leerling');
    connector.recover();
    await expect.poll(() => app.stores.conversations.count(MARIMBA)).toBe(0);
  });

  it('does not wait for a connector that says nothing', async () => {
    const { chat, connector, send } = await startTeamsApp({ timeoutMs: 200 });
    const noor = chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    connector.hang();
    const started = performance.now();
    expect((await send(personalMessage('leerling', noor.about))).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(200);
    connector.recover();
  });

  it('says that something went wrong when the store does not work, and hears the next message', async () => {
    const { chat, app } = await startTeamsApp();
    const noor = chat();
    await noor.say('hoi');
    await noor.press('De Marimba');
    const find = vi.spyOn(app.stores.conversations, 'find').mockRejectedValueOnce(new Error('full'));
    expect(await noor.say('leerling')).toEqual([expect.stringContaining('Er ging iets mis bij mij')]);
    find.mockRestore();
    expect((await noor.say('leerling')).join()).toContain('Fijn dat je er bent');
  });

  it('tries no more once the server stops', async () => {
    const reach = vi.fn().mockRejectedValue(Object.assign(new Error('bad gateway'), { statusCode: 502 }));
    const delivery = new Delivery({
      adapter: { reach } as unknown as TeamsAdapter,
      appId: 'app',
      pause: async () => delivery.stop(),
    });
    const there = await delivery.at({} as Reference, async () => undefined);
    expect(there).toEqual({ kind: 'mislukt', code: '502' });
    expect(reach).toHaveBeenCalledTimes(1);
  });
});
