import { describe, expect, it } from 'vitest';
import { MARIMBA, PIA, startApp } from '../support/app.js';
import { smallDisk } from '../support/small-disk.js';
import { mailServer, mailsFor } from '../support/staff.js';
import { openQuestion, says, talkTo, textsOf, woordenIn } from '../support/talk.js';

describe('when the disk is full at "ja, verstuur"', () => {
  it('the child hears it honestly, keeps the story, and can send it again later', async () => {
    const { state, disk } = smallDisk();
    const mailbox = await mailServer();
    const app = await startApp({ disk, smtpUrl: mailbox.url });
    const child = await talkTo(app);
    await child.until('melding.samenvatting');

    state.full = true;
    const refused = await child.reply({ choice: 'verstuur' });
    expect(says(refused, 'melding.nietGelukt')).toBe(true);
    expect(says(refused, 'melding.ontvangen')).toBe(false);
    expect(woordenIn(refused)).toBeUndefined();
    expect(textsOf(refused)).toContain('ze verstoppen elke dag mijn tas');
    expect(openQuestion(child.seen)).toMatchObject({ question: 'melding.samenvatting' });
    expect((await app.stores.dossiers.list(MARIMBA, { limit: 10 })).items).toEqual([]);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(503);

    state.full = false;
    const said = await child.reply({ choice: 'verstuur' });
    expect(says(said, 'melding.ontvangen')).toBe(true);
    expect((await app.stores.dossiers.list(MARIMBA, { limit: 10 })).items).toHaveLength(1);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    await mailsFor(mailbox, PIA, 1);
    expect(mailbox.mails).toHaveLength(1);

    const later = await talkTo(app);
    expect(says(await later.comeBack(woordenIn(said) ?? ''), 'status.gevonden')).toBe(true);
  });

  it('what a melder writes back later is not called "ontvangen", and can be sent again', async () => {
    const { state, disk } = smallDisk();
    const app = await startApp({ disk });
    const woorden = await (await talkTo(app)).tell();
    const child = await talkTo(app);
    await child.comeBack(woorden);
    await child.reply({ choice: 'schrijven' });
    state.full = true;
    expect(says(await child.reply('het gebeurde weer, bij de fietsen'), 'status.geschreven')).toBe(false);
    state.full = false;
    await child.until('status.schrijf', { 'status.actie': { choice: 'schrijven' } });
    expect(says(await child.reply('het gebeurde weer, bij de fietsen'), 'status.geschreven')).toBe(true);
    const [item] = (await app.stores.dossiers.list(MARIMBA, { limit: 10 })).items;
    const stored = item && (await app.stores.dossiers.find(MARIMBA, item.id));
    expect(stored?.value.berichten).toHaveLength(1);
  });
});
