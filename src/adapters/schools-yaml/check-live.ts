import type { RolId } from '../../domain/ids.js';
import { findRol, type Goedkeuring, type Schoolpakket } from '../../domain/schoolpakket.js';
import { type Path, type Problem, problemAt } from './problem.js';
import type { YamlFile } from './yaml-file.js';

const approvals: readonly Goedkeuring['namens'][] = ['coordinator', 'fg', 'bestuur'];
/** Decision record 5. */
const SIGNS =
  ' The bestuur also signs that danger which a child does not send is not passed on (deployment/docs/decisions, 5).';
/** Domains that no mail can reach (RFC 2606, RFC 6761). */
const nowhere = /@(?:[a-z0-9.-]+\.)?(?:example(?:\.(?:org|com|net))?|test|invalid|localhost)$/i;

/** What a school needs before children can rely on it: working mailboxes, somebody behind them, and approval. */
export function checkLive(file: YamlFile, pakket: Schoolpakket): Problem[] {
  if (pakket.status !== 'live') return [];
  const { routes, goedkeuringen } = pakket;
  return [
    ...(['standaard', 'dringend', 'overPersoneel'] as const).flatMap((name) =>
      routes[name].some((rol) => mailbox(pakket, rol) !== undefined)
        ? []
        : [
            problemAt(
              file,
              ['routes', name],
              'has no rol with a mailbox that works, and the school is live.',
              'Add a postbus to one of its rollen, or set status to proef.',
            ),
          ],
    ),
    ...checkEscalation(file, pakket),
    ...approvals
      .filter((namens) => !goedkeuringen.some((approval) => approval.namens === namens))
      .map((namens) =>
        problemAt(
          file,
          ['goedkeuringen'],
          `${namens} has not approved it, and the school is live.`,
          `Add "namens: ${namens}" with door and op, or set status to proef.${namens === 'bestuur' ? SIGNS : ''}`,
        ),
      ),
  ];
}

const mailbox = (pakket: Schoolpakket, rol: RolId): string | undefined => {
  const address = findRol(pakket, rol)?.postbus?.toLowerCase();
  return address === undefined || nowhere.test(address) ? undefined : address;
};

/** What nobody picks up ends with somebody else than those who left it. */
function checkEscalation(file: YamlFile, pakket: Schoolpakket): Problem[] {
  const last = pakket.escalatie.at(-1)?.naar;
  const path: Path = last === undefined ? ['escalatie'] : ['escalatie', pakket.escalatie.length - 1, 'naar'];
  const problem = (wrong: string, mend: string) => [problemAt(file, path, wrong, mend)];
  if (last === undefined) {
    return problem('is empty, and the school is live.', 'Name who hears of a melding that nobody picks up.');
  }
  const address = mailbox(pakket, last);
  if (address === undefined) {
    return problem(`"${last}" has no mailbox that works.`, 'Add a postbus to this rol.');
  }
  const { standaard } = pakket.routes;
  const people = new Set(standaard.flatMap((rol) => findRol(pakket, rol)?.inProtocol ?? []));
  const same =
    standaard.includes(last) ||
    standaard.some((rol) => mailbox(pakket, rol) === address) ||
    findRol(pakket, last)?.inProtocol.some((naam) => people.has(naam));
  return same
    ? problem(
        'ends with whoever let it lie.',
        'Name a rol that another person holds, with a mailbox of its own.',
      )
    : [];
}
