/** An error from the catalogue: test its `code`, never its message. */
export class CatalogueError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = code;
    this.code = code;
    this.status = status;
  }
}

/**
 * What a log line may hold of an error: its code, or its class and stack frames. Never its message, which may quote
 * what somebody typed.
 */
export function withoutMessage(error: unknown): {
  readonly code?: string;
  readonly kind?: string;
  readonly stack?: readonly string[];
} {
  if (error instanceof CatalogueError) return { code: error.code };
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return {
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    kind: error.constructor.name,
    stack: frames.map((line) => line.trim()),
  };
}

type Params = Readonly<Record<string, string | number>>;

const defineError = (code: string, status: number, template: string) =>
  class extends CatalogueError {
    static readonly code = code;
    static readonly status = status;

    constructor(params: Params = {}, options?: ErrorOptions) {
      super(
        code,
        status,
        template.replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole)),
        options,
      );
    }
  };

/** Anything that nobody foresaw; the log holds its kind and place. */
export const Unexpected = defineError('E000', 500, 'Something went wrong. Try again.');

// E1xx: stored things
export const DossierChanged = defineError(
  'E101',
  409,
  'Dossier {id} was changed by someone else. Reload it and try again.',
);
export const DossierDamaged = defineError(
  'E102',
  500,
  'Dossier {id} cannot be read. It was set aside in {file}; restore it from a backup.',
);
export const MedewerkersChanged = defineError(
  'E103',
  409,
  'The list of medewerkers was changed by someone else. Reload it and try again.',
);
export const KeyringDamaged = defineError(
  'E104',
  500,
  'The keyring of school {school} is damaged ({file}). Restore the keyring from a backup; without it the dossiers cannot be read.',
);
export const WrongDataKey = defineError(
  'E105',
  500,
  'DATA_KEY does not open the keyring in {folder}. Start with the key that made it, or put that one in DATA_KEY_PREVIOUS to change keys.',
);
export const DataFolderInUse = defineError(
  'E106',
  500,
  'Another Meldmaatje uses the data folder {folder}. Stop it first, or set DATA_DIR to another folder.',
);
export const StoreUnavailable = defineError(
  'E107',
  503,
  'The store could not write ({cause}). Nothing was changed. Free disk space or mend the folder, then try again.',
);
export const StoredVersionUnknown = defineError(
  'E108',
  500,
  '{what} was written by a newer version ({version}). Start the newest version of the program.',
);

export const AdministratieChanged = defineError(
  'E109',
  409,
  'The figures or the year calendar were changed by someone else. Reload the page and try again.',
);

// E2xx: conversations
export const TooManyConversations = defineError(
  'E201',
  429,
  'There are too many open conversations. Try again in a minute.',
);
export const UnknownSchool = defineError('E202', 404, 'There is no school {school} here.');

// E3xx: configuration
/** All problems of a configuration at once, each with its cure. */
export class ConfigError extends CatalogueError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super('E301', 500, problems.join('\n'));
    this.problems = problems;
  }
}
export const SchoolpakketInvalid = defineError('E302', 500, '{problems}');
export const TextMissing = defineError('E303', 500, 'Text {key} is missing in language {lang}.');
export const HulplijnenInvalid = defineError('E304', 500, '{problems}');
