import { describe, expect, it } from 'vitest';
import { describeLives, lived, livingSchool } from './life-table.js';

const school = await livingSchool('aeres');

const first = `
  ma 2026-11-09 08:10 | melding                               | (wacht-op-intake)
  ma 2026-11-09 13:00 | intake vastgesteld                    | begin aanspreekpunt/anti-pestcoordinator/ondersteuningscoordinator/personeelslid
  ma 2026-11-09 14:00 | begin gedaan                          | mentor-1 mentor`;

const mentor = `
  ma 2026-11-30 08:10 | melding                               | (wacht-op-intake)
  ma 2026-11-30 13:00 | intake vastgesteld                    | begin aanspreekpunt/anti-pestcoordinator/ondersteuningscoordinator/personeelslid
  ma 2026-11-30 14:00 | begin gedaan                          | mentor-1 mentor
  di 2026-12-01       | mentor-1 gedaan                       | mentor-1-pester mentor
  di 2026-12-01 11:00 | mentor-1-pester gedaan                | mentor-1-samen mentor
  wo 2026-12-02       | mentor-1-samen overgeslagen           | mentor-1-notitie mentor
  wo 2026-12-02 11:00 | mentor-1-notitie gedaan               | mentor-2 mentor
  do 2026-12-03       | mentor-2 gedaan                       | mentor-3 mentor <=2026-12-03
  do 2026-12-03 11:00 | mentor-3 gedaan                       | mentor-4 mentor
  di 2026-12-08       | mentor-4 overgeslagen                 | mentor-5 mentor
  do 2026-12-10       | mentor-5 gedaan                       | klas-opnieuw mentor <=2027-01-07
  do 2027-01-07       | klas-opnieuw gedaan                   | mentor-6 mentor`;

const apc = `${mentor}
  ma 2027-01-11       | mentor-6 nee                          | teamleider-1 teamleider
  di 2027-01-12       | teamleider-1 gedaan                   | teamleider-2 teamleider
  di 2027-01-12 11:00 | teamleider-2 nee                      | mentor-6 mentor
  ma 2027-01-18       | mentor-6 nee                          | teamleider-1 teamleider
  di 2027-01-19       | teamleider-1 gedaan                   | teamleider-2 teamleider
  di 2027-01-19 11:00 | teamleider-2 ja                       | mentor-7 teamleider
  wo 2027-01-20       | mentor-7 gedaan                       | apc-2 anti-pestcoordinator
                      |                                       | mentor-8 anti-pestcoordinator
                      |                                       | teamleider-3 teamleider`;

const takeover = `
  ma 2027-03-01 08:10 | melding                               | (wacht-op-intake)
  di 2027-03-02       | intake vastgesteld                    | begin aanspreekpunt/anti-pestcoordinator/ondersteuningscoordinator/personeelslid
  wo 2027-03-03       | apc-1 begonnen                        | begin aanspreekpunt/anti-pestcoordinator/ondersteuningscoordinator/personeelslid
                      |                                       | apc-1 anti-pestcoordinator
  wo 2027-03-03 10:30 | apc-1 gedaan                          | apc-2 anti-pestcoordinator
                      |                                       | teamleider-3 teamleider
  wo 2027-03-03 11:00 | teamleider-3 gedaan                   | apc-2 anti-pestcoordinator
  do 2027-03-04       | apc-2 gedaan                          | apc-3 anti-pestcoordinator
                      |                                       | apc-4 anti-pestcoordinator
  do 2027-03-04 11:00 | apc-3 gedaan                          | apc-4 anti-pestcoordinator
                      |                                       | apc-5-pester anti-pestcoordinator
  do 2027-03-04 12:00 | apc-5-pester overgeslagen             | apc-4 anti-pestcoordinator
  vr 2027-03-05       | apc-4 gedaan                          | apc-5-gepeste anti-pestcoordinator
  vr 2027-03-05 11:00 | apc-5-gepeste overgeslagen            | apc-7 anti-pestcoordinator
  ma 2027-03-08       | apc-7 gedaan                          | nazorg-mentor mentor
  ma 2027-03-15       | nazorg-mentor ja                      | nazorg-apc anti-pestcoordinator
  di 2027-03-16       | nazorg-apc nee                        | apc-6 anti-pestcoordinator
                      |                                       | herhaling-1 directeur
  wo 2027-03-17       | apc-6 gedaan                          | herhaling-1 directeur`;

const talk = `${takeover}
  ma 2027-03-22       | herhaling-1 nee                       | herhaling-2 mentor
                      |                                       | herhaling-3 directeur <=2027-03-30
  di 2027-03-23       | herhaling-2 gedaan                    | herhaling-3 directeur <=2027-03-30
                      |                                       | mogelijkheden anti-pestcoordinator
                      |                                       | maatregel-1 anti-pestcoordinator
  di 2027-03-30       | herhaling-3 gedaan                    | mogelijkheden anti-pestcoordinator
                      |                                       | maatregel-1 anti-pestcoordinator
  wo 2027-03-31       | mogelijkheden gedaan                  | maatregel-1 anti-pestcoordinator`;

describeLives(school, {
  'the mentor solves it (r.137, 268-272, 173, 205): the class talks again within two schoolweken, of which Christmas is none, and there is nazorg': `${mentor}
    ma 2027-01-11       | mentor-6 ja                           | nazorg-mentor mentor
    ma 2027-01-25       | nazorg-mentor ja                      | nazorg-apc anti-pestcoordinator
    ma 2027-02-01       | nazorg-apc ja                         | (af-te-ronden)
    ma 2027-02-01 11:00 | gesloten                              | (gesloten)`,
  'a talk together and a classmate who mediates are for when they fit (r.268, 271)': `
    ma 2026-11-09 08:10 | melding                               | (wacht-op-intake)
    ma 2026-11-09 13:00 | intake vermoeden niet-ernstig         | begin aanspreekpunt/anti-pestcoordinator/ondersteuningscoordinator/personeelslid
    ma 2026-11-09 14:00 | begin gedaan door personeelslid       | mentor-1 mentor
    di 2026-11-10       | mentor-1 gedaan                       | mentor-1-pester mentor
    di 2026-11-10 11:00 | mentor-1-pester gedaan                | mentor-1-samen mentor
    wo 2026-11-11       | mentor-1-samen gedaan                 | mentor-1-notitie mentor
    wo 2026-11-11 11:00 | mentor-1-notitie gedaan               | mentor-2 mentor
    do 2026-11-12       | mentor-2 gedaan                       | mentor-3 mentor <=2026-11-12
    do 2026-11-12 11:00 | mentor-3 gedaan                       | mentor-4 mentor
    di 2026-11-17       | mentor-4 gedaan                       | mentor-5 mentor`,
  'the teamleider decides, the anti-pestcoordinator takes over and solves it (r.273-300)': `${apc}
    wo 2027-01-20 11:00 | mentor-8 gedaan                       | apc-2 anti-pestcoordinator
                        |                                       | teamleider-3 teamleider
    do 2027-01-21       | teamleider-3 gedaan                   | apc-2 anti-pestcoordinator
    do 2027-01-21 11:00 | apc-2 gedaan                          | apc-3 anti-pestcoordinator
                        |                                       | apc-4 anti-pestcoordinator
    vr 2027-01-22       | apc-3 gedaan                          | apc-4 anti-pestcoordinator
                        |                                       | apc-5-pester anti-pestcoordinator
    vr 2027-01-22 11:00 | apc-4 gedaan                          | apc-5-pester anti-pestcoordinator
                        |                                       | apc-5-gepeste anti-pestcoordinator
    ma 2027-01-25       | apc-5-pester gedaan                   | apc-5-gepeste anti-pestcoordinator
    ma 2027-01-25 11:00 | apc-5-gepeste gedaan                  | apc-7 anti-pestcoordinator
    di 2027-01-26       | apc-7 gedaan                          | nazorg-mentor mentor
    ma 2027-02-08       | nazorg-mentor nee                     | nazorg-signaal mentor
    di 2027-02-09       | nazorg-signaal gedaan                 | nazorg-apc anti-pestcoordinator
    wo 2027-02-10       | nazorg-apc ja                         | (af-te-ronden)`,
  'an early takeover and no solution (r.211-231, 286): parents, directeur within a week over Easter, anti-pesttraject, nadenkverlof, suspension, removal': `${talk}
    vr 2027-04-16       | maatregel-1 nee                       |                                                                                  | maatregel-2 directeur
    ma 2027-04-19       | maatregel-2 begonnen                  | maatregel-2 directeur
    di 2027-04-20       | maatregel-2 nee                       |                                                                                  | maatregel-3 directeur
    wo 2027-04-21       | maatregel-3 begonnen                  | maatregel-3 directeur
    do 2027-04-22       | maatregel-3 nee                       |                                                                                  | uiterste-1 directeur
                        |                                       |                                                                                  | uiterste-2 directeur
    ma 2027-05-10       | uiterste-1 begonnen                   | uiterste-1 directeur                                                             | uiterste-2 directeur
    di 2027-05-18       | uiterste-1 nee                        |                                                                                  | uiterste-2 directeur
    wo 2027-05-19       | uiterste-2 begonnen                   | uiterste-2 directeur
    vr 2027-05-28       | uiterste-2 gedaan                     | nazorg-mentor mentor`,
  'the anti-pesttraject helps (r.225)': `${takeover}
    ma 2027-03-22       | herhaling-1 ja                        | herhaling-2 mentor
    di 2027-03-23       | herhaling-2 gedaan                    | mogelijkheden anti-pestcoordinator
                        |                                       | maatregel-1 anti-pestcoordinator
    wo 2027-03-24       | mogelijkheden overgeslagen            | maatregel-1 anti-pestcoordinator
    vr 2027-04-16       | maatregel-1 ja                        | nazorg-mentor mentor`,
  'the nadenkverlof helps (r.226)': `${talk}
    vr 2027-04-16       | maatregel-1 nee                       |                                                                                  | maatregel-2 directeur
    ma 2027-04-19       | maatregel-2 begonnen                  | maatregel-2 directeur
    ma 2027-05-03       | maatregel-2 ja                        | nazorg-mentor mentor`,
  'a suspension helps (r.226, 230), the first or the second': `${talk}
    vr 2027-04-16       | maatregel-1 nee                       |                                                                                  | maatregel-2 directeur
    ma 2027-04-19       | maatregel-2 begonnen                  | maatregel-2 directeur
    di 2027-04-20       | maatregel-2 nee                       |                                                                                  | maatregel-3 directeur
    wo 2027-04-21       | maatregel-3 begonnen                  | maatregel-3 directeur
    ma 2027-05-03       | maatregel-3 ja                        | nazorg-mentor mentor
    ma 2027-05-10       | nazorg-mentor ja                      | nazorg-apc anti-pestcoordinator
    di 2027-05-11       | nazorg-apc nee                        | apc-6 anti-pestcoordinator
                        |                                       | herhaling-1 directeur
    wo 2027-05-12       | apc-6 gedaan                          | herhaling-1 directeur
    wo 2027-05-12 11:00 | herhaling-1 ja                        | herhaling-2 mentor
    do 2027-05-13       | herhaling-2 gedaan                    | mogelijkheden anti-pestcoordinator
                        |                                       | maatregel-1 anti-pestcoordinator
    do 2027-05-13 11:00 | mogelijkheden overgeslagen            | maatregel-1 anti-pestcoordinator
    vr 2027-05-14       | maatregel-1 nee                       |                                                                                  | maatregel-2 directeur
    di 2027-05-18       | maatregel-2 begonnen                  | maatregel-2 directeur
    wo 2027-05-19       | maatregel-2 nee                       |                                                                                  | maatregel-3 directeur
    do 2027-05-20       | maatregel-3 begonnen                  | maatregel-3 directeur
    vr 2027-05-21       | maatregel-3 nee                       |                                                                                  | uiterste-1 directeur
                        |                                       |                                                                                  | uiterste-2 directeur
    ma 2027-05-24       | uiterste-1 begonnen                   | uiterste-1 directeur                                                             | uiterste-2 directeur
    ma 2027-05-31       | uiterste-1 ja                         | nazorg-mentor mentor`,
  'any moment: what the mentor still had open goes over, the teamleider steps in, another approach is chosen': `${first}
    di 2026-11-10       | teamleider-4 begonnen                 | mentor-1 mentor
                        |                                       | teamleider-4 teamleider
    di 2026-11-10 11:00 | teamleider-4 gedaan                   | mentor-1 mentor
    wo 2026-11-11       | mogelijkheden begonnen                | mentor-1 mentor
                        |                                       | mogelijkheden anti-pestcoordinator
    wo 2026-11-11 11:00 | mogelijkheden gedaan                  | mentor-1 mentor
    do 2026-11-12       | mentor-6 begonnen                     | mentor-1 mentor
                        |                                       | mentor-6 mentor
    do 2026-11-12 11:00 | overgedragen mentor apc               | apc-2 anti-pestcoordinator`,
  'online (r.237-246, 306-345): at once the teamleider, first proof, then removal, both talks, parents as soon as possible': `
    do 2026-11-26 08:10 | melding online                        | (wacht-op-intake)
    do 2026-11-26 13:00 | intake vermoeden                      | begin aanspreekpunt/anti-pestcoordinator/ondersteuningscoordinator/personeelslid
                        |                                       | online-1 mentor <=2026-11-26
    do 2026-11-26 13:30 | begin gedaan                          | online-1 mentor <=2026-11-26
                        |                                       | mentor-1 mentor
    do 2026-11-26 14:00 | online-1 gedaan                       | mentor-1 mentor
                        |                                       | online-2 mentor <=2026-11-26
    do 2026-11-26 14:30 | online-2 gedaan                       | mentor-1 mentor
                        |                                       | online-3 mentor <=2026-11-26
    do 2026-11-26 15:00 | online-3 gedaan                       | mentor-1 mentor
                        |                                       | online-4 mentor
                        |                                       | online-5 mentor
                        |                                       | online-7 mentor zo-snel-mogelijk
    do 2026-11-26 15:30 | online-7 gedaan                       | mentor-1 mentor
                        |                                       | online-4 mentor
                        |                                       | online-5 mentor
                        |                                       | online-8 mentor
    vr 2026-11-27       | online-4 gedaan                       | mentor-1 mentor
                        |                                       | online-5 mentor
                        |                                       | online-8 mentor
    vr 2026-11-27 11:00 | online-5 gedaan                       | mentor-1 mentor
                        |                                       | online-8 mentor
                        |                                       | online-6 mentor
    ma 2026-11-30       | online-6 gedaan                       | mentor-1 mentor
                        |                                       | online-8 mentor
                        |                                       | online-9 mentor
    ma 2026-11-30 11:00 | online-8 gedaan                       | mentor-1 mentor
                        |                                       | online-9 mentor
    di 2026-12-01       | online-9 gedaan                       | mentor-1 mentor`,
  'on a day without school what is to be done at once is due on the next school day': `
    za 2027-03-27 08:10 | melding online                        | (wacht-op-intake)
    za 2027-03-27 13:00 | intake vastgesteld                    | begin aanspreekpunt/anti-pestcoordinator/ondersteuningscoordinator/personeelslid
                        |                                       | online-1 mentor <=2027-03-30`,
  'a quarrel starts nothing here, what is something else neither': `
    ma 2026-11-09 08:10 | melding                               | (wacht-op-intake)
    ma 2026-11-09 13:00 | intake conflict                       | (kan-niet-beginnen)
    di 2026-11-10 13:00 | intake anders                         | (anders)
    di 2026-11-10 14:00 | gesloten                              | (gesloten)`,
  'seksueel: the plan stops until somebody with that right releases it': `
    ma 2026-11-09 08:10 | melding seksueel                      | (gestopt: seksueel)
    ma 2026-11-09 11:00 | plicht meldplicht-bestuur             | (gestopt: seksueel)
    ma 2026-11-16       | vrijgegeven door teamleider           | (wacht-op-intake)
    ma 2026-11-16 11:00 | intake vastgesteld                    | begin aanspreekpunt/anti-pestcoordinator/ondersteuningscoordinator/personeelslid`,
  'thuis, in the middle of it: what was open waits': `${apc}
    do 2027-01-21       | blijkt thuis                          | (gestopt: thuis)
    di 2027-01-26       | vrijgegeven door anti-pestcoordinator | apc-2 anti-pestcoordinator
                        |                                       | mentor-8 anti-pestcoordinator
                        |                                       | teamleider-3 teamleider`,
  'over personeel: only the bestuur releases it': `
    ma 2026-11-09 08:10 | melding over-personeel                | (gestopt: over-personeel)
    ma 2026-11-16       | vrijgegeven door bestuur              | (wacht-op-intake)
    ma 2026-11-16 11:00 | intake anders door bestuur            | (anders)`,
  'it begins again after closing: the anti-pestcoordinator leads, parents hear of it, and the directeur invites them': `
    ma 2026-11-09 08:10 | melding                               | (wacht-op-intake)
    ma 2026-11-09 13:00 | intake vastgesteld                    | begin aanspreekpunt/anti-pestcoordinator/ondersteuningscoordinator/personeelslid
    vr 2026-11-13       | gesloten                              | (gesloten)
    ma 2027-01-11       | melding                               | (wacht-op-intake)
    di 2027-01-12       | intake vastgesteld                    | apc-1 anti-pestcoordinator
                        |                                       | apc-6 anti-pestcoordinator
                        |                                       | herhaling-1 directeur
    wo 2027-01-13       | apc-1 gedaan                          | apc-6 anti-pestcoordinator
                        |                                       | herhaling-1 directeur
                        |                                       | apc-2 anti-pestcoordinator
                        |                                       | teamleider-3 teamleider
    wo 2027-01-13 11:00 | apc-6 gedaan                          | herhaling-1 directeur
                        |                                       | apc-2 anti-pestcoordinator
                        |                                       | teamleider-3 teamleider`,
});

describe('at Aeres', () => {
  it.each([
    ['at the start of it', first],
    ['while the anti-pestcoordinator leads', apc],
  ])(
    'the mentor may go to the teamleider, who may step in, and the anti-pestcoordinator may take over, %s (r.273-286)',
    (_when, life) => {
      const always = lived(school, life).plan.mogelijk.map(({ stap, voor }) => `${stap.id} ${voor}`);
      expect(always).toEqual([
        'mentor-6 mentor',
        'teamleider-4 teamleider',
        'apc-1 anti-pestcoordinator',
        'mogelijkheden anti-pestcoordinator',
      ]);
    },
  );

  it('nothing is possible before the intake, nor while the plan stands still', () => {
    for (const life of ['ma 2026-11-09 | melding', 'ma 2026-11-09 | melding thuis']) {
      expect(lived(school, life).plan.mogelijk).toEqual([]);
    }
  });
});
