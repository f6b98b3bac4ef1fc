import { dayOf } from '../../domain/calendar.js';
import { type SchoolId, toIsoTime } from '../../domain/ids.js';
import { isWerkzaam, normaliseEmail } from '../../domain/medewerker.js';
import type { Clock } from '../../ports/clock.js';
import type { Ids } from '../../ports/ids.js';
import type { Logger } from '../../ports/logger.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';
import type { Notifier } from '../../ports/notifier.js';
import type { ShortTermStore } from '../../ports/short-term-store.js';
import { addressHash, LINK_MINUTES, type Mac, signInUrl, signSignInLink } from './sign-in-link.js';

/** Sign-in mails that one address gets in 15 minutes at most. */
const MAILS_PER_QUARTER = 5;

export interface RequestSignInDeps {
  readonly medewerkers: MedewerkerStore;
  readonly shortTerm: ShortTermStore;
  readonly notifier: Notifier;
  readonly mac: Mac;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Address of this site, without a slash at the end. */
  readonly publicUrl: string;
}

export interface RequestSignIn {
  readonly school: SchoolId;
  readonly email: string;
  /** Cookie of the browser that asks; the link works only there. */
  readonly browserCookie: string;
}

/**
 * Mails a sign-in link to a medewerker of the school: 15 minutes, once, in the browser that asked.
 * Tells nobody whether the address is known: call it after the answer has been sent.
 * An unknown address gets nothing; a known one at most five mails in 15 minutes. A failed mail is logged by its code.
 */
export const requestSignIn =
  (deps: RequestSignInDeps) =>
  async ({ school, email, browserCookie }: RequestSignIn): Promise<void> => {
    const { value } = await deps.medewerkers.list(school);
    const wanted = normaliseEmail(email);
    const today = dayOf(deps.clock.now());
    const medewerker = value.find(
      (person) => isWerkzaam(person, today) && normaliseEmail(person.email) === wanted,
    );
    if (medewerker === undefined) return;

    const now = deps.clock.now();
    const until = toIsoTime(new Date(now.getTime() + LINK_MINUTES * 60_000));
    const address = addressHash(deps.mac, school, email);
    let free = false;
    for (let mail = 0; mail < MAILS_PER_QUARTER && !free; mail += 1) {
      free = await deps.shortTerm.putOnce('inlogmail', `${address}-${mail}`, true, until);
    }
    if (!free) {
      deps.logger.warn({ event: 'staf.inlogmail-te-vaak', school });
      return;
    }

    const nonce = deps.ids.random();
    const token = signSignInLink(deps.mac, { school, email: wanted, nonce, now, browserCookie });
    const delivery = await deps.notifier.send({
      id: nonce,
      school,
      to: medewerker.email,
      soort: 'inloglink',
      link: signInUrl(deps.publicUrl, token),
    });
    if (!delivery.ok) deps.logger.warn({ event: 'staf.inlogmail-mislukt', school, code: delivery.code });
  };
