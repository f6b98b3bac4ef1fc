/** Everything that Teams sends to a bot, in one place. */
export * from './activity.js';
export * from './events.js';
export * from './invokes.js';
export * from './messages.js';
