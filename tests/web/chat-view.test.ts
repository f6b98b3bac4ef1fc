import { expect, it } from 'vitest';
import { activityId } from '../../src/adapters/channel-directline/activities.js';
import { toConversationId } from '../../src/domain/ids.js';
import { placeIn } from '../../src/web/client/chat/view.js';

it('the page reads the place of a bubble from the id that the channel gives it, whatever the moment in it', () => {
  const conversation = toConversationId('gesprek');
  for (let ms = 0; ms < 40; ms += 1) {
    const timestamp = new Date(Date.UTC(2026, 10, 20) + ms).toISOString();
    expect(placeIn(activityId(conversation, 12, { timestamp }))).toBe(12);
  }
  expect(placeIn(undefined)).toBeNaN();
});
