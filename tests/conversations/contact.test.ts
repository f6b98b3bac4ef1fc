import { describe, expect, it } from 'vitest';
import { toMedewerkerId } from '../../src/domain/ids.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { school } from '../support/five-schools.js';
import { createPlayground, type Line } from '../support/play.js';

const asks: readonly Line[] = [
  ['ik heb een klacht, school deed niets met mijn melding', '?protocol.verder'],
  ['[contact]', 'contact.begin', '?contact.naam'],
];

describe('somebody with a klacht', () => {
  it('can ask for contact: a name, how to be reached, and a yes once it is said who reads it', async () => {
    const playground = await createPlayground({ wie: 'ouder' });
    const conversation = await playground.enter();
    await conversation.play([
      ...asks,
      ['Ouder van Roos', '?contact.bereikbaar'],
      ['bel mij na vijf uur', 'contact.lezers', '?contact.verstuur'],
    ]);
    expect(await playground.dossiers()).toEqual([]);
    await conversation.play([['ja', 'contact.gevraagd']]);
    const [dossier] = await playground.dossiers();
    expect(dossier?.melding.antwoorden).toEqual({
      naam: { kind: 'gegeven', value: 'Ouder van Roos' },
      bereikbaar: { kind: 'gegeven', value: 'bel mij na vijf uur' },
      wens: { kind: 'gegeven', value: expect.stringContaining('klacht') },
    });
    expect(dossier?.outbox.length).toBeGreaterThan(0);
    expect(dossier?.terugkomcode).toBeUndefined();
  });

  it('who changes his mind has told nobody', async () => {
    const playground = await createPlayground({ wie: 'ouder' });
    const conversation = await playground.enter();
    await conversation.play([
      ...asks,
      ['Ouder van Roos', '?contact.bereikbaar'],
      ['bel mij na vijf uur', '?contact.verstuur'],
      ['nee', 'contact.nietGevraagd'],
    ]);
    expect(await playground.dossiers()).toEqual([]);
    expect(JSON.stringify(conversation.gesprek().drafts)).not.toContain('Roos');
  });

  it('is heard when there is danger, and not one word is lost', async () => {
    const playground = await createPlayground({ wie: 'leerling' });
    const conversation = await playground.enter();
    await conversation.play(asks);
    await conversation.play([['ik wil niet meer leven', 'gevaar.begin']]);
    expect(JSON.stringify(conversation.gesprek())).toContain('ik wil niet meer leven');
  });
});

describe('a contactpersoon who does not work for the school', () => {
  it('hears only that somebody wants contact, after the yes', async () => {
    const station = school('marimba').klachtenroute.flatMap(({ rol }) => rol ?? [])[0];
    const parent: Medewerker = {
      id: toMedewerkerId('ouder-als-contactpersoon'),
      naam: 'Wil Ouder',
      email: 'wil.ouder@example.org',
      rollen: [station ?? expect.fail('no station')],
      werkdagen: [1, 2, 3, 4, 5],
      nietInDienst: true,
    };
    const playground = await createPlayground({ wie: 'ouder', medewerkers: (people) => [...people, parent] });
    const conversation = await playground.enter();
    await conversation.play([
      ...asks,
      ['Ouder van Roos', '?contact.bereikbaar'],
      ['bel mij', 'contact.hoortAlleen', '?contact.verstuur'],
      ['ja', 'contact.gevraagd'],
    ]);
    const [dossier] = await playground.dossiers();
    expect(dossier?.outbox.filter(({ soort }) => soort === 'wil-contact').map(({ aan }) => aan)).toEqual([
      parent.id,
    ]);
  });
});
