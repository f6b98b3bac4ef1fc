/** The newest version of Adaptive Cards that Teams shows on every device. */
const CARD_VERSION = '1.5';
export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

export const adaptiveCard = (body: readonly object[]): object => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: CARD_VERSION,
  body,
});

/** Words on a card. What Teams would take for markup in them is shown as it is. */
export const line = (text: string, more: object = {}): object => ({
  type: 'TextBlock',
  text: text.replace(/[\\*_[\]~`]/g, '\\$&'),
  wrap: true,
  ...more,
});

/** Buttons one below another: beside one another the last fall off a phone. */
export const buttons = (actions: readonly object[]): readonly object[] =>
  actions.map((action) => ({ type: 'ActionSet', spacing: 'Small', actions: [action] }));
