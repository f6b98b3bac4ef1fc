import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import type dutch from '../../../locales/nl/teams-pakket.json';
import type { TeamsSettings } from './settings.js';

export type PackageTexts = typeof dutch;
type Manifest = TeamsManifestV1D30.TeamsManifestV1D30;
/** Texts of another language, by the place in the manifest that they stand for. */
export type Localization = Readonly<Record<string, string>>;

/** Where people who use the app can read what it is. */
export interface Pages {
  readonly start: string;
  readonly privacy: string;
}

/** Newest first. Microsoft's portals may not know yet what their newest package of schemas already holds. */
export const MANIFEST_VERSIONS = ['1.30', '1.29', '1.28', '1.27', '1.26', '1.25', '1.24', '1.23', '1.22'];

export const schemaUrl = (version: string, name = 'MicrosoftTeams'): string =>
  `https://developer.microsoft.com/en-us/json-schemas/teams/v${version}/${name}.schema.json`;

/**
 * The pages that the server really has. With one school its own privacy page; with more the page where one chooses
 * a school, because what happens with a melding differs for each.
 */
export function pagesOf(publicUrl: string, slugs: readonly string[]): Pages {
  const [only, ...others] = slugs;
  const start = `${publicUrl}/`;
  const alone = only !== undefined && others.length === 0;
  return { start, privacy: alone ? `${publicUrl}/s/${only}/privacy` : start };
}

/** The manifest in Dutch. Asks for no permission at all: the bot gets what is said to it, and nothing else. */
export function buildManifest(
  { appId, publicUrl, version, manifestVersion }: TeamsSettings,
  texts: PackageTexts,
  pages: Pages,
): Manifest {
  return {
    $schema: schemaUrl(manifestVersion),
    // The types are those of the newest; what stands here is the same in all that can be chosen.
    manifestVersion: manifestVersion as Manifest['manifestVersion'],
    version,
    id: appId,
    developer: {
      name: texts.maker,
      websiteUrl: pages.start,
      privacyUrl: pages.privacy,
      termsOfUseUrl: pages.privacy,
    },
    name: { short: texts.naam.kort, full: texts.naam.lang },
    description: { short: texts.omschrijving.kort, full: fullDescription(texts, pages) },
    localizationInfo: {
      defaultLanguageTag: 'nl-NL',
      additionalLanguages: [{ languageTag: 'en', file: 'en.json' }],
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#3b6ea8',
    bots: [
      {
        botId: appId,
        // A team, for the cards of the aanspreekpunt; a group, to answer there that it talks with one person only.
        // Private and shared channels stay closed (supportsChannelFeatures): a bot cannot post in a private one,
        // and people from elsewhere read along in a shared one.
        scopes: ['personal', 'team', 'groupChat'],
        isNotificationOnly: false,
        supportsFiles: false,
        supportsCalling: false,
        supportsVideo: false,
        // Nothing is offered where others read along.
        commandLists: [{ scopes: ['personal'], commands: commandsOf(texts) }],
      },
    ],
    defaultInstallScope: 'personal',
    validDomains: [new URL(publicUrl).host],
  };
}

/** The same texts in another language. */
export function buildLocalization(
  { manifestVersion }: TeamsSettings,
  texts: PackageTexts,
  pages: Pages,
): Localization {
  const commands = commandsOf(texts).flatMap(({ title, description }, index) => {
    const place = `bots[0].commandLists[0].commands[${index}]`;
    return [
      [`${place}.title`, title],
      [`${place}.description`, description],
    ];
  });
  return {
    $schema: schemaUrl(manifestVersion, 'MicrosoftTeams.Localization'),
    'name.short': texts.naam.kort,
    'name.full': texts.naam.lang,
    'description.short': texts.omschrijving.kort,
    'description.full': fullDescription(texts, pages),
    ...Object.fromEntries(commands),
  };
}

const fullDescription = ({ omschrijving }: PackageTexts, { start }: Pages): string =>
  omschrijving.lang.join('\n\n').replaceAll('{{adres}}', start);

const commandsOf = ({ opdrachten }: PackageTexts) =>
  [opdrachten.vertellen, opdrachten.help, opdrachten.wis, opdrachten.stop].map(({ titel, uitleg }) => ({
    title: titel,
    description: uitleg,
  }));
