import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import english from '../../locales/en/teams-pakket.json' with { type: 'json' };
import dutch from '../../locales/nl/teams-pakket.json' with { type: 'json' };
import product from '../../package.json' with { type: 'json' };
import { findSchoolFiles, toText } from '../adapters/schools-yaml/index.js';
import { ConfigError } from '../errors.js';
import { buildLocalization, buildManifest, MANIFEST_VERSIONS, pagesOf } from './teams-pakket/manifest.js';
import { readTeamsSettings } from './teams-pakket/settings.js';
import { problemsOf } from './teams-pakket/validate.js';
import { toZip, writeWhole } from './teams-pakket/zip.js';

const ICONS = 'deployment/teams';
const GUIDE = 'deployment/docs/teams.md';

/** Makes the Teams app package of this installation. Reads settings and files, never the store. */
async function run(): Promise<void> {
  const settings = readTeamsSettings(process.argv.slice(2), process.env, {
    version: product.version,
    manifestVersions: MANIFEST_VERSIONS,
    isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  });
  const slugs = await findSlugs(process.env.SCHOLEN_DIR?.trim() || 'deployment/scholen');
  const pages = pagesOf(settings.publicUrl, slugs);
  const manifest = buildManifest(settings, dutch, pages);
  const localization = buildLocalization(settings, english, pages);
  const problems = await Promise.all([
    problemsOf({ name: 'manifest.json', content: manifest, texts: 'locales/nl/teams-pakket.json' }),
    problemsOf({ name: 'en.json', content: localization, texts: 'locales/en/teams-pakket.json' }),
  ]);
  if (problems.flat().length > 0) throw new ConfigError(problems.flat());
  const zip = toZip({
    'manifest.json': toJson(manifest),
    'en.json': toJson(localization),
    'color.png': await readFile(`${ICONS}/color.png`),
    'outline.png': await readFile(`${ICONS}/outline.png`),
  });
  await writeWhole(settings.file, zip);
  console.log(`Made ${settings.file}: the Teams app "${manifest.name.short}" ${settings.version} (manifest ${settings.manifestVersion}, ${zip.length} bytes).
  bot      ${settings.appId}
  address  ${pages.start}
  privacy  ${pages.privacy}${slugs.length > 1 ? ' (people choose their school there, each has its own page)' : ''}
  texts    Dutch, and English for who has Teams in English
It holds no secret and asks for no permission.

Next: decide in the Teams admin center who may use it, and upload it there under Teams apps > Manage apps.
When you upload it again later, give it a higher version: --versie. The guide, in Dutch: ${GUIDE}`);
}

async function findSlugs(folder: string): Promise<readonly string[]> {
  const found = await findSchoolFiles(folder);
  if (!found.ok) throw new ConfigError([toText(found.problem)]);
  return found.files.map((file) => basename(file, '.yaml'));
}

const toJson = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.error('No package was made.');
  process.exitCode = 1;
}
