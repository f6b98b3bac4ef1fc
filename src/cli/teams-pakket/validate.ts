import { AppManifestUtils } from '@microsoft/app-manifest';

type Schema = NonNullable<Parameters<typeof AppManifestUtils.validateAgainstSchema>[1]>;
type Checked = Parameters<typeof AppManifestUtils.validateAgainstSchema>[0];

/** A file of the package that the schema knows: its name, what stands in it, and which file holds its texts. */
export interface SchemaFile {
  readonly name: string;
  readonly content: { readonly $schema?: string };
  readonly texts: string;
}

/** Checks a file against Microsoft's own schema, without the network. Gives a line for each problem, with its cure. */
export async function problemsOf({ name, content, texts }: SchemaFile): Promise<readonly string[]> {
  const schema = readable(await AppManifestUtils.fetchSchema(content.$schema ?? ''));
  const found = await AppManifestUtils.validateAgainstSchema(content as unknown as Checked, schema);
  return found.map((line) => {
    const [, field = '', wrong = line] = /^(\S*) (.*?)\. Details: .*$/s.exec(line) ?? [];
    return `${name}: ${field || 'the whole'} ${wrong}. ${cureOf(field, texts)}`;
  });
}

/**
 * The schema without the patterns that this Node cannot read; the localization schema has a few, and not one is for
 * a bot. As no other field is allowed beside the patterns, leaving some out makes the check stricter.
 */
function readable(schema: Schema): Schema {
  const { patternProperties } = schema as { patternProperties?: Readonly<Record<string, unknown>> };
  if (patternProperties === undefined) return schema;
  const kept = Object.entries(patternProperties).filter(([pattern]) => isPattern(pattern));
  return { ...schema, patternProperties: Object.fromEntries(kept) } as unknown as Schema;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') !== undefined;
  } catch {
    return false;
  }
}

const CURES: readonly (readonly [RegExp, (texts: string) => string])[] = [
  [/^\/(?:id|bots\/0\/botId)$/, () => 'Mend MicrosoftAppId.'],
  [/^\/(?:developer\/.*Url|validDomains.*)$/, () => 'Mend PUBLIC_URL.'],
  [/^\/version$/, () => 'Mend --versie.'],
  [/^\/(?:name|description|developer\/name|bots.*commands)/, (texts) => `Mend ${texts}.`],
];

/** Where the value came from; nothing of the settings: then the program itself is wrong. */
const cureOf = (field: string, texts: string): string =>
  CURES.find(([pattern]) => pattern.test(field))?.[1](texts) ??
  'Choose another --manifest, or mend src/cli/teams-pakket/manifest.ts.';
