import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'restify';
import type { Medewerker } from '../../src/domain/medewerker.js';
import type { Schoolpakket } from '../../src/domain/schoolpakket.js';
import { signSignInLink } from '../../src/use-cases/staff/sign-in-link.js';
import type { StaffDeps } from '../../src/web/staff/deps.js';
import { registerStaffRoutes } from '../../src/web/staff/routes.js';
import { createWorld, LINDE, type OpenStores, type World } from '../use-cases/staff/world.js';

/** The staff pages on a real server of their own. */
export async function startSite(
  change: (world: World) => Partial<World & StaffDeps> = () => ({}),
  open?: OpenStores,
  ...where: Parameters<typeof createWorld> extends [unknown?, ...infer Rest] ? Rest : never
) {
  const made = await createWorld(open, ...where);
  const world: World & StaffDeps = { ...made, ...change(made) };
  const server = createServer({ name: '' });
  const css = readFileSync(new URL('../../src/web/client/staff.css', import.meta.url));
  server.get('/static/staff.css', async (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/css' });
    response.end(css);
  });
  registerStaffRoutes(server, world);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    world,
    url,
    /** A link as `staf:link` makes it: it works in any browser. */
    link: (medewerker: Medewerker, school: Schoolpakket = LINDE) =>
      signSignInLink(world.mac, {
        school: school.id,
        email: medewerker.email,
        nonce: world.ids.random(),
        now: world.clock.now(),
      }),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
export type Site = Awaited<ReturnType<typeof startSite>>;

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A browser with its own cookies, that follows no redirects. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #url: string;

  constructor(site: Pick<Site, 'url'>) {
    this.#url = site.url;
  }

  async get(path: string): Promise<Page> {
    return this.#send(path, {});
  }

  async post(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Page> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  async postBody(path: string, body: URLSearchParams): Promise<Page> {
    return this.#send(path, { method: 'POST', body });
  }

  /** Posts with the token of the session and the stand of the page that is open. */
  async act(page: Page, path: string, fields: Record<string, string> = {}): Promise<Page> {
    return this.post(path, { csrf: hidden(page, 'csrf'), stand: hidden(page, 'stand'), ...fields });
  }

  async signIn(token: string): Promise<Page> {
    return this.post('/staf/binnen', { link: token });
  }

  async #send(path: string, init: RequestInit): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.#url + path, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: response.status, headers: response.headers, text: await response.text() };
  }
}

/** The value of a hidden field; empty when the page has none. */
export const hidden = ({ text }: Page, name: string): string =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)">`).exec(text)?.[1] ?? '';

/** Signs a medewerker in and gives the browser. */
export async function signedIn(
  site: Site,
  medewerker: Medewerker,
  school: Schoolpakket = LINDE,
): Promise<Visitor> {
  const visitor = new Visitor(site);
  await visitor.signIn(site.link(medewerker, school));
  return visitor;
}
