import type { TeamsActivity } from './activity.js';
import type { Issuer } from './issuer.js';

export interface Delivery {
  readonly status: number;
  readonly text: string;
  /** The text as JSON, when it is. */
  readonly body: unknown;
}

/**
 * Sends an activity to a bot as Microsoft's connector does.
 * @param token Defaults to a right one; with `none` there is no Authorization header at all.
 */
export async function deliver(
  issuer: Issuer,
  endpoint: string,
  activity: TeamsActivity,
  token?: string | 'none',
): Promise<Delivery> {
  const bearer = token ?? (await issuer.token({ serviceUrl: activity.serviceUrl }));
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(bearer !== 'none' && { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
