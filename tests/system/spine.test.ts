import { describe, expect, it } from 'vitest';
import { PIA, startApp } from '../support/app.js';
import { dossiersOn, mailServer, mailsFor, signIn } from '../support/staff.js';
import { MEER, openQuestion, says, talkTo, textsOf } from '../support/talk.js';

const STORY = 'ze verstoppen elke dag mijn tas en lachen mij uit';

describe('a melding without a name', () => {
  it('reaches the aanspreekpunt, and the answer reaches the child in another conversation', async () => {
    const mailbox = await mailServer();
    const app = await startApp({ smtpUrl: mailbox.url });

    const child = await talkTo(app);
    const woorden = await child.tell();
    expect(woorden.split(' ')).toHaveLength(5);
    await child.reply({ choice: 'bewaard' });

    const [notice] = await mailsFor(mailbox, PIA, 1);
    expect(notice?.text).toMatch(/\/staf$/m);
    expect(`${notice?.subject}\n${notice?.text}`).not.toMatch(/tas|lachen|pest|melding|anoniem/i);
    expect(mailbox.mails).toHaveLength(1);

    const pia = await signIn(app, mailbox, PIA);
    const [dossier = ''] = dossiersOn(await pia.get('/staf'));
    let page = await pia.get(dossier);
    expect(page.text).toContain(STORY);
    expect(await pia.act(page, `${dossier}/oppakken`)).toMatchObject({ status: 303 });
    page = await pia.get(dossier);
    const tekst = 'Wat fijn dat je het vertelt. Morgen kijk ik op het plein.';
    expect(await pia.act(page, `${dossier}/antwoord`, { tekst })).toMatchObject({ status: 303 });

    const later = await talkTo(app);
    const told = textsOf(await later.comeBack(woorden));
    expect(told).toContain(tekst);
    expect(told).toContain('anti-pestcoördinator');
    expect(told).not.toContain(PIA.naam);
    expect(told).not.toContain('tas');
    await later.reply({ choice: 'schrijven' });
    await later.reply('vandaag lag mijn tas in de sloot');
    await mailsFor(mailbox, PIA, 2);

    page = await pia.get(dossier);
    expect(page.text).toContain('vandaag lag mijn tas in de sloot');
    const closed = await pia.act(page, `${dossier}/sluiten`, { reden: 'opgelost', toelichting: '' });
    expect(closed).toMatchObject({ status: 303 });
    const afterwards = await talkTo(app);
    expect(says(await afterwards.comeBack(woorden), 'status.afgerond')).toBe(true);
  });

  it('takes a child at most twelve messages', async () => {
    const app = await startApp();
    const child = await talkTo(app);
    await child.tell();
    expect(child.seen.filter(({ from }) => from.role === 'user').length).toBeLessThanOrEqual(12);
  });

  it('that says almost nothing is taken too', async () => {
    const mailbox = await mailServer();
    const app = await startApp({ smtpUrl: mailbox.url });
    const child = await talkTo(app);
    await child.tell({ 'melding.wat': { choice: 'uitsluiting' } });
    await mailsFor(mailbox, PIA, 1);
    await child.reply({ choice: 'bewaard' });
    expect(openQuestion(child.seen).question).toBe(MEER);
  });

  it('told by a parent has its own questions, and reaches the aanspreekpunt', async () => {
    const mailbox = await mailServer();
    const app = await startApp({ smtpUrl: mailbox.url });
    const parent = await talkTo(app);
    await parent.tell({
      'menu.wie': { choice: 'ouder' },
      'melding.wat': 'mijn dochter wordt elke dag uitgescholden door een groepje',
      'melding.kind': 'Roos, groep 6',
      'melding.kindWeetHet': { choice: 'nee' },
      'melding.magPraten': { choice: 'nee' },
      'melding.metNaam': { choice: 'ja' },
      'melding.naam': 'Ouder van Roos',
      'melding.bereikbaar': 'bel mij na vijf uur',
    });
    const pia = await signIn(app, mailbox, PIA);
    const [dossier = ''] = dossiersOn(await pia.get('/staf'));
    const { text } = await pia.get(dossier);
    for (const told of ['Roos, groep 6', 'Ouder van Roos', 'bel mij na vijf uur'])
      expect(text).toContain(told);
  });
});
