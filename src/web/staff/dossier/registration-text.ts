import type { Frame } from '../layout.js';
import type { DossierView } from './page.js';

/**
 * What a medewerker can copy to DVVS, ParnasSys, Eduarte or another system: step, date, what was done and agreed. No
 * melder, no story and no name: many people at school read those systems.
 */
export function registratietekst({ words }: Frame, { opened, school }: DossierView): string {
  const { say } = words;
  const { plan } = opened;
  const steps = plan.afgehandeld.filter(({ hoe }) => hoe === 'gedaan');
  const agreed = plan.afspraken.filter(({ stap }) => stap === undefined);
  return [
    say('opv.tekst.kop', { protocol: school.protocol.titel }),
    ...(plan.intake
      ? [
          say('opv.tekst.intake', {
            dag: words.date(plan.intake.op),
            uitkomst: say(`opv.intake.uitkomst.${plan.intake.uitkomst}`),
          }),
        ]
      : []),
    ...steps.map(({ stap, op }) =>
      say('opv.tekst.stap', { dag: words.date(op), nummer: stap.nummer, titel: stap.titel }),
    ),
    ...agreed.map(({ tekst, dag }) =>
      dag === undefined
        ? say('opv.tekst.afspraak', { tekst })
        : say('opv.tekst.afspraakTot', { tekst, dag: words.day(dag) }),
    ),
  ].join('\n');
}
