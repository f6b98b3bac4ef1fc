import { describeLives, livingSchool } from './life-table.js';

const school = await livingSchool('marimba');

const begin = `
  ma 2026-11-09 08:10 | melding                               | (wacht-op-intake)
  di 2026-11-10 15:00 | intake vastgesteld                    | stap-1 leerkracht/anti-pestcoordinator
                      |                                       | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator
  di 2026-11-10 15:30 | stap-1 gedaan                         | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator
                      |                                       | stap-2 leerkracht/anti-pestcoordinator <=2026-12-08`;

const lasting = `
  ma 2026-08-31 11:00 | melding                               | (wacht-op-intake)
  di 2026-09-01 09:00 | intake vastgesteld niet-strafbaar     | stap-1 leerkracht/anti-pestcoordinator
                      |                                       | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator
  di 2026-09-01 12:00 | opa-1 nee                             | stap-1 leerkracht/anti-pestcoordinator
  wo 2026-09-02 12:00 | stap-1 gedaan                         | stap-2 leerkracht/anti-pestcoordinator <=2026-09-30
  wo 2026-09-30 12:00 | stap-2 nee                            | stap-3 leerkracht/anti-pestcoordinator =2026-09-30`;

const change = `${lasting}
  wo 2026-09-30 15:00 | stap-3 gedaan                         | stap-3-verandering leerkracht/anti-pestcoordinator =2026-10-28`;

describeLives(school, {
  'it stops (r.88-92, 165-169): the steungroep helps, the agreements are kept for 4 weeks, and there is nazorg': `${begin}
    wo 2026-11-11       | opa-1 ja                              | stap-2 leerkracht/anti-pestcoordinator <=2026-12-08
                        |                                       | opa-2 leerkracht/intern-begeleider/anti-pestcoordinator
    do 2026-11-12       | opa-2 gedaan                          | stap-2 leerkracht/anti-pestcoordinator <=2026-12-08
                        |                                       | opa-3 leerkracht/intern-begeleider/anti-pestcoordinator ~=2026-11-19
    do 2026-11-19       | opa-3 gedaan                          | stap-2 leerkracht/anti-pestcoordinator <=2026-12-08
                        |                                       | opa-4 leerkracht/intern-begeleider/anti-pestcoordinator ~=2026-11-19
    vr 2026-11-20       | opa-4 ja                              | stap-2 leerkracht/anti-pestcoordinator <=2026-12-08
    di 2026-12-08       | stap-2 ja                             | nazorg anti-pestcoordinator
    ma 2027-01-11       | nazorg ja                             | (af-te-ronden)
    ma 2027-01-11 11:00 | gesloten                              | (gesloten)`,
  'the OPA goes round once more when the pattern has not changed (r.170)': `${begin}
    wo 2026-11-11       | opa-1 ja                              | stap-2 leerkracht/anti-pestcoordinator <=2026-12-08
                        |                                       | opa-2 leerkracht/intern-begeleider/anti-pestcoordinator
    do 2026-11-12       | opa-2 gedaan                          | stap-2 leerkracht/anti-pestcoordinator <=2026-12-08
                        |                                       | opa-3 leerkracht/intern-begeleider/anti-pestcoordinator ~=2026-11-19
    do 2026-11-19       | opa-3 gedaan                          | stap-2 leerkracht/anti-pestcoordinator <=2026-12-08
                        |                                       | opa-4 leerkracht/intern-begeleider/anti-pestcoordinator ~=2026-11-19
    do 2026-11-19 11:00 | opa-4 nee                             | stap-2 leerkracht/anti-pestcoordinator <=2026-12-08
                        |                                       | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator
    vr 2026-11-20       | opa-1 ja                              | stap-2 leerkracht/anti-pestcoordinator <=2026-12-08
                        |                                       | opa-2 leerkracht/intern-begeleider/anti-pestcoordinator
    ma 2026-11-23       | opa-2 gedaan                          | stap-2 leerkracht/anti-pestcoordinator <=2026-12-08
                        |                                       | opa-3 leerkracht/intern-begeleider/anti-pestcoordinator ~=2026-11-30
    ma 2026-11-30       | opa-3 gedaan                          | stap-2 leerkracht/anti-pestcoordinator <=2026-12-08
                        |                                       | opa-4 leerkracht/intern-begeleider/anti-pestcoordinator ~=2026-11-30
    ma 2026-11-30 10:30 | opa-4 ja                              | stap-2 leerkracht/anti-pestcoordinator <=2026-12-08`,
  'a child that wants no steungroep gets none; a second talk after 4 weeks, 4 weeks to change past the clock change (r.93-94)': `${change}
    wo 2026-10-28       | stap-3-verandering ja                 | nazorg anti-pestcoordinator
    ma 2026-11-16       | nazorg nee                            | stap-3 leerkracht/anti-pestcoordinator 2026-09-30..2026-11-16`,
  'it does not stop (r.95-98): suspension, removal': `${change}
    wo 2026-10-28       | stap-3-verandering nee                |                                                                           | stap-4 directie
    do 2026-10-29       | stap-4 begonnen                       | stap-4 directie
    ma 2026-11-09       | stap-4 nee                            |                                                                           | stap-5 directie
    di 2026-11-10       | stap-5 begonnen                       | stap-5 directie
    do 2026-12-10       | stap-5 gedaan                         | nazorg anti-pestcoordinator`,
  'the suspension helps': `${change}
    wo 2026-10-28       | stap-3-verandering nee                |                                                                           | stap-4 directie
    do 2026-10-29       | stap-4 begonnen                       | stap-4 directie
    ma 2026-11-09       | stap-4 ja                             | nazorg anti-pestcoordinator`,
  'a suspension may be decided against; then nothing is open, and a person judges again': `${change}
    wo 2026-10-28       | stap-3-verandering nee                |                                                                           | stap-4 directie
    do 2026-10-29       | stap-4 besloten-niet                  | (af-te-ronden)`,
  'the 4 weeks to change end in the Christmas holiday, and a crime goes to the police': `
    ma 2026-11-02 11:00 | melding                               | (wacht-op-intake)
    di 2026-11-03 09:00 | intake vastgesteld strafbaar          | stap-1 leerkracht/anti-pestcoordinator
                        |                                       | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator
    di 2026-11-03 10:00 | opa-1 nee                             | stap-1 leerkracht/anti-pestcoordinator
    di 2026-11-03 12:00 | stap-1 gedaan                         | stap-2 leerkracht/anti-pestcoordinator <=2026-12-01
    di 2026-11-17 12:00 | stap-2 nee                            | stap-3 leerkracht/anti-pestcoordinator =2026-12-01
    di 2026-12-01 12:00 | stap-3 gedaan                         | stap-3-verandering leerkracht/anti-pestcoordinator 2026-12-29..2027-01-04
                        |                                       | politie anti-pestcoordinator/directie
    di 2026-12-01 12:10 | politie gedaan                        | stap-3-verandering leerkracht/anti-pestcoordinator 2026-12-29..2027-01-04`,
  'a conflict starts nothing here, and a vermoeden nothing but what is done about pesten online': `
    ma 2026-11-09 08:10 | melding                               | (wacht-op-intake)
    ma 2026-11-09 13:00 | intake conflict                       | (kan-niet-beginnen)
    ma 2026-11-16 13:00 | intake vermoeden                      | (kan-niet-beginnen)
    di 2026-11-17 13:00 | intake anders                         | (anders)
    vr 2026-11-20 13:00 | intake vastgesteld                    | stap-1 leerkracht/anti-pestcoordinator
                        |                                       | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator`,
  'online (r.141-146): parents hear of it directly, also before anything is established': `
    ma 2026-11-09 08:10 | melding online                        | (wacht-op-intake)
    ma 2026-11-09 13:00 | intake vermoeden                      | online-gesprek leerkracht/anti-pestcoordinator
                        |                                       | online-ouders leerkracht/anti-pestcoordinator <=2026-11-09
                        |                                       | online-weghalen ict-coordinator/anti-pestcoordinator
                        |                                       | online-aangifte leerkracht/anti-pestcoordinator
                        |                                       | online-dader leerkracht/anti-pestcoordinator
    ma 2026-11-09 13:30 | online-ouders gedaan                  | online-gesprek leerkracht/anti-pestcoordinator
                        |                                       | online-weghalen ict-coordinator/anti-pestcoordinator
                        |                                       | online-aangifte leerkracht/anti-pestcoordinator
                        |                                       | online-dader leerkracht/anti-pestcoordinator
    ma 2026-11-09 14:00 | online-gesprek gedaan                 | online-weghalen ict-coordinator/anti-pestcoordinator
                        |                                       | online-aangifte leerkracht/anti-pestcoordinator
                        |                                       | online-dader leerkracht/anti-pestcoordinator
    di 2026-11-10       | online-weghalen gedaan                | online-aangifte leerkracht/anti-pestcoordinator
                        |                                       | online-dader leerkracht/anti-pestcoordinator
    di 2026-11-10 11:00 | online-aangifte gedaan                | online-dader leerkracht/anti-pestcoordinator
    wo 2026-11-11       | intake vastgesteld                    | online-dader leerkracht/anti-pestcoordinator
                        |                                       | stap-1 leerkracht/anti-pestcoordinator
                        |                                       | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator
    wo 2026-11-11 14:00 | online-dader gedaan                   | stap-1 leerkracht/anti-pestcoordinator
                        |                                       | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator`,
  'people agree on their own day for the behaviour to change (r.90)': `
    ma 2026-11-09 08:10 | melding                               | (wacht-op-intake)
    di 2026-11-10 15:00 | intake vastgesteld                    | stap-1 leerkracht/anti-pestcoordinator
                        |                                       | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator
    di 2026-11-10 16:00 | stap-1 afgesproken 2026-11-27         | stap-1 leerkracht/anti-pestcoordinator <=2026-11-27
                        |                                       | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator`,
  'seksueel: the plan stops until somebody with that right releases it': `
    ma 2026-11-09 08:10 | melding seksueel                      | (gestopt: seksueel)
    ma 2026-11-09 11:00 | plicht meldplicht-bestuur             | (gestopt: seksueel)
    do 2026-11-12       | vrijgegeven door anti-pestcoordinator | (wacht-op-intake)
    do 2026-11-12 11:00 | intake vastgesteld                    | stap-1 leerkracht/anti-pestcoordinator
                        |                                       | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator`,
  'thuis, in the middle of it: what was open waits, and its clock starts again': `${begin}
    wo 2026-11-11       | blijkt thuis                          | (gestopt: thuis)
    ma 2026-11-16       | vrijgegeven door directie             | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator
                        |                                       | stap-2 leerkracht/anti-pestcoordinator <=2026-12-14`,
  'over personeel: only the bestuur releases it': `
    ma 2026-11-09 08:10 | melding over-personeel                | (gestopt: over-personeel)
    vr 2026-11-13       | vrijgegeven door bestuur              | (wacht-op-intake)`,
  'it begins again after closing: the OPA and 4 weeks, on a day that cannot be told, for regions differ': `${begin}
    vr 2026-11-20       | gesloten                              | (gesloten)
    ma 2027-01-18       | melding                               | (wacht-op-intake)
    wo 2027-01-20       | intake vastgesteld                    | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator
                        |                                       | stap-2 leerkracht/anti-pestcoordinator niet-te-berekenen
    ma 2027-02-01       | stap-2 nee                            | opa-1 leerkracht/intern-begeleider/anti-pestcoordinator
                        |                                       | stap-3 leerkracht/anti-pestcoordinator =2027-03-01`,
});
