import type { SchoolId } from '../domain/ids.js';

/** A message without content: who gets it and what kind of thing waits. What is told stays on the staff pages. */
export interface Notice {
  readonly id: string;
  readonly school: SchoolId;
  readonly to: string;
  readonly soort:
    | 'nieuwe-melding'
    | 'bericht-van-melder'
    | 'ingetrokken'
    | 'voor-jou'
    | 'wil-contact'
    | 'herinnering'
    | 'inloglink';
  /** For `inloglink` the link itself; for the others the address of the staff page. */
  readonly link: string;
}

/** What became of a notice. `code` says why without an address or a text, for example `ECONNREFUSED` or `550`. */
export type Delivery = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** Brings a notice to a person. Never throws; never waits longer than its own time limit. */
export interface Notifier {
  /** False when there is no way to send (no SMTP_URL): notices then wait on the staff page. */
  readonly available: boolean;
  send(notice: Notice): Promise<Delivery>;
}
