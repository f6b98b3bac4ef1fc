import { describe, expect, it } from 'vitest';
import { describeLives, lived, livingSchool } from './life-table.js';

const school = await livingSchool('auris');

const begin = `
  do 2026-10-01 08:10 | melding                                                     | (wacht-op-intake)
  do 2026-10-01 13:00 | intake vastgesteld niet-ernstig een-leerling niet-strafbaar | leerkracht-inlichten aanspreekpunt-antipesten
                      |                                                             | stap-1 leerkracht
  do 2026-10-01 14:00 | leerkracht-inlichten gedaan                                 | stap-1 leerkracht
  vr 2026-10-02       | stap-1 gedaan                                               | stap-3 leerkracht
                      |                                                             | stap-3-anderen leerkracht
  ma 2026-10-05       | stap-3-anderen overgeslagen                                 | stap-3 leerkracht
  ma 2026-10-05 11:00 | stap-3 gedaan                                               | stap-4 leerkracht
  do 2026-10-08       | stap-4 gedaan                                               | stap-6 leerkracht niet-te-berekenen`;

const serious = `
  do 2026-11-26 08:10 | melding van-ouder                                           | (wacht-op-intake)
  do 2026-11-26 13:00 | intake vastgesteld ernstig meer-leerlingen strafbaar        | leerkracht-inlichten aanspreekpunt-antipesten
                      |                                                             | stap-1 leerkracht
                      |                                                             | politie aanspreekpunt-antipesten
  do 2026-11-26 14:00 | leerkracht-inlichten gedaan                                 | stap-1 leerkracht
                      |                                                             | politie aanspreekpunt-antipesten
  do 2026-11-26 15:00 | politie gedaan                                              | stap-1 leerkracht
  vr 2026-11-27       | stap-1 gedaan                                               | stap-2 leerkracht/antipestcoordinator
  vr 2026-11-27 11:00 | stap-2 gedaan                                               | stap-3 leerkracht
                      |                                                             | stap-3-anderen leerkracht
  vr 2026-11-27 12:00 | stap-3-anderen gedaan                                       | stap-3 leerkracht
  vr 2026-11-27 13:00 | stap-3 gedaan                                               | stap-4 leerkracht
  di 2026-12-01       | stap-4 gedaan                                               | stap-4-klas leerkracht
                      |                                                             | stap-5 leerkracht
                      |                                                             | stap-6 leerkracht <=2026-12-08
  wo 2026-12-02       | stap-4-klas gedaan                                          | stap-5 leerkracht
                      |                                                             | stap-6 leerkracht <=2026-12-08
  wo 2026-12-02 11:00 | stap-5 gedaan                                               | stap-6 leerkracht <=2026-12-08`;

describeLives(school, {
  'the agreements work (r.298-328): a look within a week, one after two weeks and past the clock change, and it fades out': `${begin}
    do 2026-10-15       | stap-6 ja                                                   | stap-7 leerkracht =2026-10-29
    do 2026-10-29       | stap-7 ja                                                   | stap-7-afbouwen leerkracht
    vr 2026-11-13       | stap-7-afbouwen gedaan                                      | nazorg aanspreekpunt-antipesten
    vr 2026-11-27       | nazorg ja                                                   | (af-te-ronden)
    vr 2026-11-27 11:00 | gesloten                                                    | (gesloten)`,
  'serious and told by a parent (r.302-317): it is registered, class, others and parents hear of it, also after the first look': `${serious}
    di 2026-12-08       | stap-6 ja                                                   | stap-5-contact leerkracht
                        |                                                             | stap-7 leerkracht 2026-12-22..2027-01-04
    wo 2026-12-09       | stap-5-contact gedaan                                       | stap-7 leerkracht 2026-12-22..2027-01-04`,
  'the agreements do not work (r.323-329): a plan for two weeks, over Christmas, a new plan without a term, and what was over comes back (r.99)': `${serious}
    di 2026-12-08       | stap-6 nee                                                  | stap-6-plan aanspreekpunt-antipesten
    do 2026-12-10       | stap-6-plan gedaan                                          | stap-7 leerkracht 2026-12-24..2027-01-04
    ma 2027-01-04       | stap-7 nee                                                  | stap-7-plan leerkracht/aanspreekpunt-antipesten
    wo 2027-01-06       | stap-7-plan gedaan                                          | stap-7-opnieuw leerkracht
    wo 2027-01-06 11:00 | stap-7-opnieuw afgesproken 2027-01-20                       | stap-7-opnieuw leerkracht <=2027-01-20
    wo 2027-01-20       | stap-7-opnieuw nee                                          | stap-7-plan leerkracht/aanspreekpunt-antipesten
    do 2027-01-21       | stap-7-plan gedaan                                          | stap-7-opnieuw leerkracht
    ma 2027-02-01       | stap-7-opnieuw ja                                           | stap-7-afbouwen leerkracht
    vr 2027-02-05       | stap-7-afbouwen gedaan                                      | nazorg aanspreekpunt-antipesten
    ma 2027-03-08       | nazorg nee                                                  | stap-7-plan leerkracht/aanspreekpunt-antipesten`,
  'nobody judged yet how serious it is: what may be needed is open, and may be passed over': `
    ma 2026-11-09 08:10 | melding                                                     | (wacht-op-intake)
    ma 2026-11-09 13:00 | intake vermoeden                                            | leerkracht-inlichten aanspreekpunt-antipesten
                        |                                                             | stap-1 leerkracht
                        |                                                             | politie aanspreekpunt-antipesten
    ma 2026-11-09 14:00 | leerkracht-inlichten gedaan                                 | stap-1 leerkracht
                        |                                                             | politie aanspreekpunt-antipesten
    ma 2026-11-09 15:00 | politie overgeslagen                                        | stap-1 leerkracht
    di 2026-11-10       | stap-1 gedaan                                               | stap-2 leerkracht/antipestcoordinator
    di 2026-11-10 11:00 | stap-2 overgeslagen                                         | stap-3 leerkracht
                        |                                                             | stap-3-anderen leerkracht
    di 2026-11-10 12:00 | stap-3-anderen overgeslagen                                 | stap-3 leerkracht
    di 2026-11-10 13:00 | stap-3 gedaan                                               | stap-4 leerkracht
    wo 2026-11-11       | stap-4 gedaan                                               | stap-4-klas leerkracht
                        |                                                             | stap-5 leerkracht
                        |                                                             | stap-6 leerkracht <=2026-11-18
    wo 2026-11-11 11:00 | intake vastgesteld                                          | stap-4-klas leerkracht
                        |                                                             | stap-5 leerkracht
                        |                                                             | stap-6 leerkracht <=2026-11-18`,
  'a quarrel starts nothing here, what is something else neither': `
    ma 2026-11-09 08:10 | melding                                                     | (wacht-op-intake)
    ma 2026-11-09 13:00 | intake conflict                                             | (kan-niet-beginnen)
    di 2026-11-10 13:00 | intake anders                                               | (anders)
    di 2026-11-10 14:00 | gesloten                                                    | (gesloten)`,
  'online: the protocol has no steps of its own for it, so they are the same': `
    ma 2026-11-09 08:10 | melding online                                              | (wacht-op-intake)
    ma 2026-11-09 13:00 | intake vastgesteld niet-ernstig een-leerling niet-strafbaar | leerkracht-inlichten aanspreekpunt-antipesten
                        |                                                             | stap-1 leerkracht`,
  'seksueel: the plan stops until somebody with that right releases it': `
    ma 2026-11-09 08:10 | melding seksueel                                            | (gestopt: seksueel)
    ma 2026-11-09 11:00 | plicht meldplicht-bestuur                                   | (gestopt: seksueel)
    ma 2026-11-16       | vrijgegeven door directeur                                  | (wacht-op-intake)
    ma 2026-11-16 11:00 | intake vastgesteld niet-ernstig een-leerling strafbaar      | leerkracht-inlichten aanspreekpunt-antipesten
                        |                                                             | stap-1 leerkracht
                        |                                                             | politie aanspreekpunt-antipesten`,
  'thuis, in the middle of it: what was open waits, and its clock starts again': `${serious}
    do 2026-12-03       | blijkt thuis                                                | (gestopt: thuis)
    di 2026-12-08       | vrijgegeven door antipestcoordinator                        | stap-6 leerkracht <=2026-12-15`,
  'over personeel: only the bestuur releases it': `
    ma 2026-11-09 08:10 | melding over-personeel                                      | (gestopt: over-personeel)
    ma 2026-11-16       | vrijgegeven door bestuur                                    | (wacht-op-intake)
    ma 2026-11-16 11:00 | intake anders door bestuur                                  | (anders)`,
  'it begins again after closing: at the beginning, for the protocol has no steps for it': `${begin}
    vr 2026-10-09       | gesloten                                                    | (gesloten)
    ma 2027-05-10       | melding                                                     | (wacht-op-intake)
    di 2027-05-11       | intake vastgesteld niet-ernstig niet-strafbaar              | leerkracht-inlichten aanspreekpunt-antipesten
                        |                                                             | stap-1 leerkracht`,
});

describe('at Auris', () => {
  it.each([
    ['ernstig', ['incidentregistratie', 'schriftelijk']],
    ['niet-ernstig', ['schriftelijk']],
  ])('what is %s is registered with %s (r.96, 304)', (ernst, systems) => {
    const { plan } = lived(
      school,
      `ma 2026-11-09 | melding
       di 2026-11-10 | intake vastgesteld ${ernst}`,
    );
    expect(plan.registraties.map(({ registratie }) => registratie.id)).toEqual(systems);
  });
});
