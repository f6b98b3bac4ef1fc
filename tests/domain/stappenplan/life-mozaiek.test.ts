import { describe, expect, it } from 'vitest';
import { describeLives, lived, livingSchool } from './life-table.js';
import { short } from './plan-world.js';

const school = await livingSchool('mozaiek');

const begin = `
  ma 2027-03-15 08:10 | melding                                      | (wacht-op-intake)
  ma 2027-03-15 13:00 | intake vastgesteld niet-ernstig een-leerling | stap-1 leerkracht
  di 2027-03-16       | stap-1 gedaan                                | stap-1-team leerkracht
                      |                                              | stap-1-ib leerkracht
                      |                                              | stap-2 leerkracht
  di 2027-03-16 11:00 | stap-1-team gedaan                           | stap-1-ib leerkracht
                      |                                              | stap-2 leerkracht
  wo 2027-03-17       | stap-1-ib overgeslagen                       | stap-2 leerkracht
  ma 2027-03-22       | stap-2 gedaan                                | stap-4 leerkracht <=2027-03-30`;

const serious = `
  do 2026-11-26 08:10 | melding van-ouder                            | (wacht-op-intake)
  do 2026-11-26 13:00 | intake vastgesteld ernstig meer-leerlingen   | stap-1 leerkracht
                      |                                              | directie-ernstig leerkracht/intern-begeleider
  vr 2026-11-27       | directie-ernstig gedaan                      | stap-1 leerkracht
  vr 2026-11-27 11:00 | stap-1 gedaan                                | stap-1-team leerkracht
                      |                                              | stap-1-ib leerkracht
                      |                                              | stap-2 leerkracht
  ma 2026-11-30       | stap-1-ib gedaan                             | stap-1-team leerkracht
                      |                                              | stap-2 leerkracht
  ma 2026-11-30 11:00 | stap-1-team gedaan                           | stap-2 leerkracht
  di 2026-12-01       | stap-2 gedaan                                | stap-2-klas leerkracht
                      |                                              | stap-3 leerkracht/intern-begeleider
                      |                                              | stap-4 leerkracht <=2026-12-08
  wo 2026-12-02       | stap-2-klas gedaan                           | stap-3 leerkracht/intern-begeleider
                      |                                              | stap-4 leerkracht <=2026-12-08
  wo 2026-12-02 11:00 | stap-3 gedaan                                | stap-4 leerkracht <=2026-12-08
  di 2026-12-08       | stap-4 nee                                   | stap-3-contact leerkracht/intern-begeleider
                      |                                              | stap-4-plan leerkracht
  wo 2026-12-09       | stap-3-contact gedaan door intern-begeleider | stap-4-plan leerkracht
  do 2026-12-10       | stap-4-plan gedaan                           | stap-4-vertellen leerkracht
                      |                                              | stap-5 leerkracht 2026-12-24..2027-01-04
  vr 2026-12-11       | stap-4-vertellen gedaan                      | stap-5 leerkracht 2026-12-24..2027-01-04`;

const lasting = `${serious}
  ma 2027-01-04       | stap-5 nee                                   | stap-5-plan leerkracht                         | stap-7 directie
                      |                                              | stap-5-hulp leerkracht/intern-begeleider       | stap-8 directie
                      |                                              | stap-6 directie/intern-begeleider`;

describeLives(school, {
  'the agreements work (r.322-334): a look within a week, over Easter, one after two weeks, and it fades out': `${begin}
    di 2027-03-30       | stap-4 ja                                    | stap-5 leerkracht =2027-04-13
    di 2027-04-13       | stap-5 ja                                    | stap-5-afbouwen leerkracht
    vr 2027-04-23       | stap-5-afbouwen gedaan                       | (af-te-ronden)
    vr 2027-04-23 11:00 | gesloten                                     | (gesloten)`,
  'told by a parent and serious (r.323-332, 362): class, parents and directie hear of it; a plan for two weeks, over Christmas': `${serious}
    ma 2027-01-04       | stap-5 ja                                    | stap-5-afbouwen leerkracht`,
  'it lasts (r.335-346): a new plan without a term, help, all parents of the group, another group, and then it is better': `${lasting}
    di 2027-01-05       | stap-5-hulp gedaan                           | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              | stap-6 directie/intern-begeleider              | stap-8 directie
    wo 2027-01-06       | stap-5-plan gedaan                           | stap-6 directie/intern-begeleider              | stap-7 directie
                        |                                              | stap-5-opnieuw leerkracht                      | stap-8 directie
    wo 2027-01-06 11:00 | stap-5-opnieuw afgesproken 2027-01-20        | stap-6 directie/intern-begeleider              | stap-7 directie
                        |                                              | stap-5-opnieuw leerkracht <=2027-01-20         | stap-8 directie
    do 2027-01-14       | stap-6 gedaan                                | stap-5-opnieuw leerkracht <=2027-01-20         | stap-7 directie
                        |                                              |                                                | stap-8 directie
    wo 2027-01-20       | stap-5-opnieuw nee                           | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              | stap-5-hulp leerkracht/intern-begeleider       | stap-8 directie
                        |                                              | stap-6 directie/intern-begeleider
    do 2027-01-21       | stap-5-plan gedaan                           | stap-5-hulp leerkracht/intern-begeleider       | stap-7 directie
                        |                                              | stap-6 directie/intern-begeleider              | stap-8 directie
                        |                                              | stap-5-opnieuw leerkracht
    do 2027-01-21 11:00 | stap-6 overgeslagen                          | stap-5-hulp leerkracht/intern-begeleider       | stap-7 directie
                        |                                              | stap-5-opnieuw leerkracht                      | stap-8 directie
    do 2027-01-21 11:30 | stap-5-hulp overgeslagen                     | stap-5-opnieuw leerkracht                      | stap-7 directie
                        |                                              |                                                | stap-8 directie
    vr 2027-01-22       | stap-7 begonnen                              | stap-5-opnieuw leerkracht                      | stap-8 directie
                        |                                              | stap-7 directie
    ma 2027-02-01       | stap-7 gedaan                                | stap-5-opnieuw leerkracht                      | stap-8 directie
    ma 2027-02-08       | stap-5-opnieuw ja                            | stap-5-afbouwen leerkracht`,
  'it lasts still (r.348-349): a suspension, a second one, and the talk with the bestuur about removal': `${lasting}
    di 2027-01-05       | stap-5-hulp overgeslagen                     | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              | stap-6 directie/intern-begeleider              | stap-8 directie
    di 2027-01-05 11:00 | stap-6 overgeslagen                          | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              |                                                | stap-8 directie
    di 2027-01-05 12:00 | stap-8 begonnen                              | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              | stap-8 directie
    ma 2027-01-11       | stap-8 nee                                   | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              |                                                | stap-8-opnieuw directie
    di 2027-01-12       | stap-8-opnieuw begonnen                      | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              | stap-8-opnieuw directie
    ma 2027-01-18       | stap-8-opnieuw nee                           | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              |                                                | stap-8-opnieuw directie
                        |                                              |                                                | stap-8-verwijdering directie
    di 2027-01-19       | stap-8-verwijdering begonnen                 | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              | stap-8-verwijdering directie                   | stap-8-opnieuw directie
    do 2027-01-21       | stap-8-verwijdering gedaan                   | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              |                                                | stap-8-opnieuw directie`,
  'the second suspension was enough': `${lasting}
    di 2027-01-05       | stap-5-hulp overgeslagen                     | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              | stap-6 directie/intern-begeleider              | stap-8 directie
    di 2027-01-05 11:00 | stap-6 overgeslagen                          | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              |                                                | stap-8 directie
    di 2027-01-05 12:00 | stap-8 begonnen                              | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              | stap-8 directie
    ma 2027-01-11       | stap-8 nee                                   | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              |                                                | stap-8-opnieuw directie
    di 2027-01-12       | stap-8-opnieuw begonnen                      | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              | stap-8-opnieuw directie
    ma 2027-01-18       | stap-8-opnieuw ja                            | stap-5-plan leerkracht                         | stap-7 directie`,
  'the suspension was enough': `${lasting}
    di 2027-01-05       | stap-5-hulp overgeslagen                     | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              | stap-6 directie/intern-begeleider              | stap-8 directie
    di 2027-01-05 11:00 | stap-6 overgeslagen                          | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              |                                                | stap-8 directie
    di 2027-01-05 12:00 | stap-8 begonnen                              | stap-5-plan leerkracht                         | stap-7 directie
                        |                                              | stap-8 directie
    ma 2027-01-11       | stap-8 ja                                    | stap-5-plan leerkracht                         | stap-7 directie
    di 2027-01-12       | stap-5-plan gedaan                           | stap-5-opnieuw leerkracht                      | stap-7 directie
    di 2027-01-26       | stap-5-opnieuw ja                            | stap-5-afbouwen leerkracht`,
  'nobody judged yet how serious it is: what may be needed is open, and may be passed over': `
    ma 2026-11-09 08:10 | melding                                      | (wacht-op-intake)
    ma 2026-11-09 13:00 | intake vermoeden                             | stap-1 leerkracht
                        |                                              | directie-ernstig leerkracht/intern-begeleider
    ma 2026-11-09 14:00 | directie-ernstig overgeslagen                | stap-1 leerkracht
    di 2026-11-10       | stap-1 gedaan                                | stap-1-team leerkracht
                        |                                              | stap-1-ib leerkracht
                        |                                              | stap-2 leerkracht
    di 2026-11-10 11:00 | stap-1-team gedaan                           | stap-1-ib leerkracht
                        |                                              | stap-2 leerkracht
    di 2026-11-10 12:00 | stap-1-ib overgeslagen                       | stap-2 leerkracht
    wo 2026-11-11       | stap-2 gedaan                                | stap-2-klas leerkracht
                        |                                              | stap-3 leerkracht/intern-begeleider
                        |                                              | stap-4 leerkracht <=2026-11-18
    wo 2026-11-11 11:00 | stap-2-klas overgeslagen                     | stap-3 leerkracht/intern-begeleider
                        |                                              | stap-4 leerkracht <=2026-11-18
    wo 2026-11-11 12:00 | stap-3 overgeslagen                          | stap-4 leerkracht <=2026-11-18
    do 2026-11-12       | intake vastgesteld                           | stap-4 leerkracht <=2026-11-18`,
  'it turns out to be serious, with more children: what was not needed comes back': `${begin}
    di 2027-03-23       | blijkt ernstig meer-leerlingen               | stap-4 leerkracht <=2027-03-30
                        |                                              | directie-ernstig leerkracht/intern-begeleider
                        |                                              | stap-2-klas leerkracht
                        |                                              | stap-3 leerkracht/intern-begeleider`,
  'a quarrel starts nothing here, what is something else neither': `
    ma 2026-11-09 08:10 | melding                                      | (wacht-op-intake)
    ma 2026-11-09 13:00 | intake conflict                              | (kan-niet-beginnen)
    di 2026-11-10 13:00 | intake anders                                | (anders)
    di 2026-11-10 14:00 | gesloten                                     | (gesloten)`,
  'online: the protocol has no steps of its own, so they are the same': `
    ma 2026-11-09 08:10 | melding online                               | (wacht-op-intake)
    ma 2026-11-09 13:00 | intake vastgesteld niet-ernstig een-leerling | stap-1 leerkracht
    di 2026-11-10       | stap-1 gedaan                                | stap-1-team leerkracht
                        |                                              | stap-1-ib leerkracht
                        |                                              | stap-2 leerkracht`,
  'seksueel: the plan stops until somebody with that right releases it': `
    ma 2026-11-09 08:10 | melding seksueel                             | (gestopt: seksueel)
    ma 2026-11-09 11:00 | plicht meldplicht-bestuur                    | (gestopt: seksueel)
    ma 2026-11-16       | vrijgegeven door directie                    | (wacht-op-intake)
    ma 2026-11-16 11:00 | intake vastgesteld niet-ernstig een-leerling | stap-1 leerkracht`,
  'thuis, in the middle of it: what was open waits': `${begin}
    di 2027-03-23       | blijkt thuis                                 | (gestopt: thuis)
    do 2027-03-25       | vrijgegeven door aanspreekpersoon            | stap-4 leerkracht <=2027-04-01`,
  'over personeel: only the bestuur releases it': `
    ma 2026-11-09 08:10 | melding over-personeel                       | (gestopt: over-personeel)
    ma 2026-11-16       | vrijgegeven door bestuur                     | (wacht-op-intake)
    ma 2026-11-16 11:00 | intake anders door bestuur                   | (anders)`,
  'it begins again after closing: at step 1, and directie or coordinator hear of it': `${begin}
    wo 2027-03-24       | gesloten                                     | (gesloten)
    ma 2027-05-10       | melding                                      | (wacht-op-intake)
    di 2027-05-11       | intake vastgesteld                           | stap-1 leerkracht
                        |                                              | directie-herhaald leerkracht/intern-begeleider
    wo 2027-05-12       | directie-herhaald gedaan                     | stap-1 leerkracht
    wo 2027-05-12 11:00 | stap-1 gedaan                                | stap-1-team leerkracht
                        |                                              | stap-1-ib leerkracht
                        |                                              | stap-2 leerkracht`,
});

describe('at Kindcentrum Mozaïek', () => {
  it('a melding is written down within 24 real hours, also when the clock changes, and acts after the intake (r.338, 354)', () => {
    const registraties = (life: string) =>
      lived(school, life).plan.registraties.map(
        ({ registratie: { id, wie }, uiterlijk }) => `${id} ${wie} ${short(uiterlijk)}`,
      );
    const melding = 'za 2027-03-27 10:00 | melding';
    expect(registraties(melding)).toEqual(['dvvs leerkracht 2027-03-28T09:00:00.000Z']);
    expect(registraties(`${melding}\nma 2027-04-05 | intake vastgesteld`)).toEqual([
      'dvvs leerkracht 2027-03-28T09:00:00.000Z',
      'parnassys leerkracht geen',
    ]);
  });
});
