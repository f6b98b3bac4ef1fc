import type { StaffSession } from '../../use-cases/staff/sessions.js';
import type { StaffDeps } from './deps.js';
import type { Answer } from './exchange.js';
import type { Frame } from './layout.js';

/** A request of somebody who is signed in. */
export interface StaffRequest {
  readonly session: StaffSession;
  readonly frame: Frame;
  readonly query: URLSearchParams;
  readonly params: Readonly<Record<string, string | undefined>>;
}

/**
 * One address of the staff pages. What is not there, is of another school or is not for this person answers
 * `undefined`: one page for all three.
 */
export interface StaffRoute {
  readonly method: 'get' | 'post';
  readonly path: string;
  handle(deps: StaffDeps, request: StaffRequest, fields: URLSearchParams): Promise<Answer | undefined>;
}
