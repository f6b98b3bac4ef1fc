import type { Server } from 'restify';
import { feedOf } from '../../use-cases/staff/calendar-feed.js';
import { securityHeaders } from '../security-headers.js';
import type { StaffDeps } from './deps.js';

/**
 * `/agenda/SCHOOL/SLEUTEL.ics`: the days of one person, for the own calendar program, which cannot sign in. The address
 * itself is the secret. No event says what waits (RFC 5545).
 */
export function registerCalendarFeed(server: Server, deps: StaffDeps): void {
  server.get('/agenda/:school/:bestand', async (request, response) => {
    const { school = '', bestand = '' } = request.params as Record<string, string>;
    const sleutel = /^([\w-]{22})\.ics$/.exec(bestand)?.[1] ?? '';
    const days = await feedOf(deps)(school, sleutel);
    if (days === undefined) {
      response.writeHead(404, { ...securityHeaders() });
      response.end('');
      return;
    }
    const say = (key: Parameters<typeof deps.texts.text>[2]): string =>
      deps.texts.text('nl', 'medewerker', key);
    const events = days.map(({ dossier, wat, dag }) => ({
      id: deps.mac('vergelijking', `agenda ${sleutel} ${dossier} ${wat} ${dag}`),
      dag,
      summary: say('ik.agenda.punt'),
      url: `${deps.publicUrl}/staf`,
    }));
    response.writeHead(200, { ...securityHeaders(), 'Content-Type': 'text/calendar; charset=utf-8' });
    response.end(deps.calendarFile.write(say('ik.agenda.naam'), events, deps.clock.now()));
  });
}
