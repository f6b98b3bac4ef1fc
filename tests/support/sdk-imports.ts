import type { SourceFile } from './imports.js';

/** Where no SDK of the bot may be known, in each room and beside the adapters that may. */
const rooms: readonly string[] = [
  ...['domain', 'ports', 'use-cases', 'jobs', 'web', 'web/client', 'understanding', 'cli'].map(
    (room) => `src/${room}/x.ts`,
  ),
  ...['app', 'wiring', 'main', 'config', 'errors', 'start', 'data-key'].map((name) => `src/${name}.ts`),
  'src/adapters/notify-mail/x.ts',
  'src/adapters/channel-sms/x.ts',
  'src/adapters/channel-botframework/cards.ts',
];

/** Every way in which a file can come to know one. */
const ways: readonly string[] = [
  'botbuilder',
  'botbuilder-core',
  'botbuilder-dialogs',
  'botframework-schema',
  '@microsoft/agents-hosting',
  '@microsoft/teams.apps',
].flatMap((sdk) => [
  `import { TurnContext } from '${sdk}';`,
  `import type { Activity } from '${sdk}';`,
  `import { type Activity } from '${sdk}';`,
  `export type { Activity } from '${sdk}';`,
  `import '${sdk}';`,
  `type Said = import('${sdk}').Activity;`,
  `const { CardFactory } = await import('${sdk}');`,
  `const { CardFactory } = createRequire(import.meta.url)('${sdk}');`,
]);

/** Each of them in each of those places. */
export const sdkImports: readonly SourceFile[] = rooms.flatMap((path) =>
  ways.map((text) => ({ path, text })),
);
