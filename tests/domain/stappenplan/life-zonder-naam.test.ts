import { describe, expect, it } from 'vitest';
import { describeLives, lived, livingSchool } from './life-table.js';
import { short } from './plan-world.js';

const school = await livingSchool('zonder-naam');

const quarrel = `
  wo 2026-09-23 08:10 | melding                             | (wacht-op-intake)
  wo 2026-09-23 09:00 | intake conflict                     | stap-0 leerkracht
  do 2026-09-24       | stap-0 nee                          | stap-1 leerkracht <=2026-09-24
  do 2026-09-24 12:00 | stap-1 gedaan                       | stap-2 leerkracht 2026-09-26..2026-09-28`;

const talk = `
  ma 2026-11-30 08:10 | melding                             | (wacht-op-intake)
  ma 2026-11-30 13:00 | intake vastgesteld                  | stap-3-vooraf leerkracht/ib/apc
  di 2026-12-01       | stap-3-vooraf gedaan                | stap-3 leerkracht/ib/apc
  wo 2026-12-02       | stap-3 gedaan                       | stap-4 leerkracht/ib/apc <=2026-12-02
                      |                                     | stap-4-anderen leerkracht/ib/apc <=2026-12-02
  wo 2026-12-02 11:00 | stap-4 gedaan                       | stap-4-anderen leerkracht/ib/apc <=2026-12-02
                      |                                     | stap-5-nodig leerkracht
  wo 2026-12-02 11:30 | stap-4-anderen gedaan               | stap-5-nodig leerkracht`;

const parents = `${talk}
  wo 2026-12-16       | stap-5-nodig nee                    | stap-5 leerkracht
  ma 2027-01-04       | stap-5 gedaan                       | stap-6-nodig leerkracht`;

const group = `${parents}
  ma 2027-01-18       | stap-6-nodig nee                    | stap-6 leerkracht/apc
  wo 2027-01-20       | stap-6 gedaan door apc              | stap-7-nodig leerkracht`;

describeLives(school, {
  'a quarrel that the children solve (r.1-3): the leerkracht looks whether it worked': `
    ma 2026-11-09 08:10 | melding                             | (wacht-op-intake)
    ma 2026-11-09 09:00 | intake conflict                     | stap-0 leerkracht
    do 2026-11-12       | stap-0 ja                           | (af-te-ronden)
    do 2026-11-12 11:00 | gesloten                            | (gesloten)`,
  'a quarrel that is not solved (r.5-24): a talk at once, and looks after 2 days, a week and a month, past a weekend and the clock change': `${quarrel}
    ma 2026-09-28       | stap-2 ja                           | stap-2 leerkracht =2026-10-01
    do 2026-10-01       | stap-2 ja                           | stap-2 leerkracht 2026-10-24..2026-10-26
    ma 2026-10-26       | stap-2 ja                           | (af-te-ronden)`,
  'looks in the Christmas holiday come on the first school day after it': `
    do 2026-12-17 08:10 | melding                             | (wacht-op-intake)
    do 2026-12-17 09:00 | intake conflict                     | stap-0 leerkracht
    do 2026-12-17 10:00 | stap-0 nee                          | stap-1 leerkracht <=2026-12-17
    do 2026-12-17 12:00 | stap-1 gedaan                       | stap-2 leerkracht 2026-12-19..2027-01-04
    ma 2027-01-04       | stap-2 ja                           | stap-2 leerkracht 2026-12-24..2027-01-04
    ma 2027-01-04 11:00 | stap-2 ja                           | stap-2 leerkracht 2027-01-17..2027-01-18
    ma 2027-01-18       | stap-2 ja                           | (af-te-ronden)`,
  'the agreements of a quarrel are not kept (r.35-66): on with the talk without blame, and the same day parents and APC hear of it': `${quarrel}
    ma 2026-09-28       | stap-2 ja                           | stap-2 leerkracht =2026-10-01
    do 2026-10-01       | stap-2 nee                          | stap-3-vooraf leerkracht/ib/apc
    vr 2026-10-02       | stap-3-vooraf overgeslagen          | stap-3 leerkracht/ib/apc
    vr 2026-10-02 11:00 | stap-3 gedaan door ib               | stap-4 leerkracht/ib/apc <=2026-10-02
                        |                                     | stap-4-anderen leerkracht/ib/apc <=2026-10-02
    vr 2026-10-02 12:00 | stap-4 gedaan door ib               | stap-4-anderen leerkracht/ib/apc <=2026-10-02
                        |                                     | stap-5-nodig leerkracht
    vr 2026-10-02 12:30 | stap-4-anderen overgeslagen         | stap-5-nodig leerkracht`,
  'pesten begins at step 3 (r.39, 50), and the talk helps; people agree on the day to look': `${talk}
    do 2026-12-03       | stap-5-nodig afgesproken 2026-12-16 | stap-5-nodig leerkracht <=2026-12-16
    wo 2026-12-16       | stap-5-nodig ja                     | (af-te-ronden)
    do 2026-12-17       | gesloten                            | (gesloten)`,
  'it lasts, and the talk with parents helps (r.71-81)': `${parents}
    ma 2027-01-18       | stap-6-nodig ja                     | (af-te-ronden)`,
  'it lasts, and the talk with the group helps (r.89-98)': `${group}
    wo 2027-02-03       | stap-7-nodig ja                     | (af-te-ronden)`,
  'it goes on (r.100-116): school and parents talk about measures, a suspension is offered, and then it stops': `${group}
    wo 2027-02-03       | stap-7-nodig nee                    | stap-7 leerkracht
    do 2027-02-04       | stap-7 gedaan                       | stap-7-gepeste leerkracht/apc/directie
                        |                                     | stap-7-pester leerkracht/apc/directie
    ma 2027-02-08       | stap-7-gepeste gedaan               | stap-7-pester leerkracht/apc/directie
                        |                                     | stap-7-na leerkracht
    di 2027-02-09       | stap-7-pester gedaan                | stap-7-na leerkracht
    ma 2027-03-01       | stap-7-na nee                       | stap-7 leerkracht                             | stap-7-schorsing directie
    wo 2027-03-03       | stap-7-schorsing begonnen           | stap-7 leerkracht
                        |                                     | stap-7-schorsing directie
    wo 2027-03-10       | stap-7-schorsing gedaan             | stap-7 leerkracht
                        |                                     | stap-7-na leerkracht
    do 2027-03-11       | stap-7 gedaan                       | stap-7-na leerkracht
                        |                                     | stap-7-gepeste leerkracht/apc/directie
                        |                                     | stap-7-pester leerkracht/apc/directie
    do 2027-03-11 11:00 | stap-7-gepeste overgeslagen         | stap-7-na leerkracht
                        |                                     | stap-7-pester leerkracht/apc/directie
    do 2027-03-11 12:00 | stap-7-pester overgeslagen          | stap-7-na leerkracht
    wo 2027-03-31       | stap-7-na ja                        | (af-te-ronden)`,
  'the group suffers (r.89): the talk with the group may come at any moment, and the rest goes on': `${talk}
    do 2026-12-03       | stap-6-eerder begonnen              | stap-5-nodig leerkracht
                        |                                     | stap-6-eerder leerkracht/apc
    ma 2026-12-07       | stap-6-eerder gedaan                | stap-5-nodig leerkracht`,
  'it was no quarrel: the steps for a quarrel are taken back, and it begins at step 3': `
    ma 2026-11-09 08:10 | melding                             | (wacht-op-intake)
    ma 2026-11-09 09:00 | intake conflict                     | stap-0 leerkracht
    di 2026-11-10       | intake vermoeden                    | stap-3-vooraf leerkracht/ib/apc`,
  'what is something else starts nothing': `
    ma 2026-11-09 08:10 | melding                             | (wacht-op-intake)
    ma 2026-11-09 09:00 | intake anders                       | (anders)`,
  'online: the document says nothing about it, so the steps are the same': `
    ma 2026-11-09 08:10 | melding online                      | (wacht-op-intake)
    ma 2026-11-09 13:00 | intake vastgesteld                  | stap-3-vooraf leerkracht/ib/apc`,
  'seksueel: the plan stops until somebody with that right releases it': `
    ma 2026-11-09 08:10 | melding seksueel                    | (gestopt: seksueel)
    ma 2026-11-09 11:00 | plicht meldplicht-bestuur           | (gestopt: seksueel)
    ma 2026-11-16       | vrijgegeven door apc                | (wacht-op-intake)
    ma 2026-11-16 11:00 | intake vastgesteld                  | stap-3-vooraf leerkracht/ib/apc`,
  'thuis, in the middle of it: nobody mails the parents until it is released': `
    ma 2026-11-30 08:10 | melding                             | (wacht-op-intake)
    ma 2026-11-30 13:00 | intake vastgesteld                  | stap-3-vooraf leerkracht/ib/apc
    di 2026-12-01       | stap-3-vooraf gedaan                | stap-3 leerkracht/ib/apc
    wo 2026-12-02       | stap-3 gedaan                       | stap-4 leerkracht/ib/apc <=2026-12-02
                        |                                     | stap-4-anderen leerkracht/ib/apc <=2026-12-02
    wo 2026-12-02 10:30 | blijkt thuis                        | (gestopt: thuis)
    di 2026-12-08       | vrijgegeven door directie           | stap-4 leerkracht/ib/apc <=2026-12-08
                        |                                     | stap-4-anderen leerkracht/ib/apc <=2026-12-08`,
  'over personeel: only the bestuur releases it': `
    ma 2026-11-09 08:10 | melding over-personeel              | (gestopt: over-personeel)
    ma 2026-11-16       | vrijgegeven door bestuur            | (wacht-op-intake)
    ma 2026-11-16 11:00 | intake anders door bestuur          | (anders)`,
  'it begins again after closing: at step 3, for the document has no steps for it': `${talk}
    do 2026-12-17       | gesloten                            | (gesloten)
    ma 2027-01-11       | melding                             | (wacht-op-intake)
    di 2027-01-12       | intake vastgesteld                  | stap-3-vooraf leerkracht/ib/apc`,
});

describe('at the school without a name', () => {
  it('the three looks back are all counted from the talk, and known from the start (r.24)', () => {
    const { plan } = lived(school, quarrel);
    expect(plan.open[0]?.momenten.map(({ uiterlijk }) => short(uiterlijk))).toEqual([
      '2026-09-26..2026-09-28',
      '2026-10-01..2026-10-01',
      '2026-10-24..2026-10-26',
    ]);
  });

  it('a talk with the group may begin at any moment (r.89)', () => {
    expect(lived(school, talk).plan.mogelijk.map(({ stap, waarom }) => [stap.id, waarom])).toEqual([
      ['stap-6-eerder', 'altijd-mogelijk'],
    ]);
  });
});
