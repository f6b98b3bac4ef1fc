import { describe, expect, it } from 'vitest';
import { MARIMBA, PIA } from '../support/app.js';
import { foundIn, openStore } from '../support/decrypted-store.js';
import { dossiersOn, mailServer, mailsFor, signIn } from '../support/staff.js';
import { installationUpdate, leerling } from '../support/teams/activities.js';
import { startTeamsApp } from '../support/teams/app.js';
import { tenantId } from '../support/teams/issuer.js';

/** A child that comes in by Teams, at a school with a mail server. */
async function startChild() {
  const mailbox = await mailServer();
  const teams = await startTeamsApp({ smtpUrl: mailbox.url });
  const child = teams.chat();
  await child.say('hoi');
  await child.press('De Marimba');
  /** What a person or a chat could be known by. */
  const traces = [leerling.id, leerling.aadObjectId, leerling.name, 'Noor', child.id, tenantId];
  return { ...teams, mailbox, child, traces };
}

/** The geheime woorden as they stand in the chat. */
const woordenIn = (texts: readonly string[]): string =>
  texts.find((text) => /^[a-z]+(?: [a-z]+){4}$/.test(text)) ?? expect.fail('no woorden were shown');

describe('a melding without a name in Teams', () => {
  it('reaches the aanspreekpunt, and its answer the child, who is told that there is one', async () => {
    const { app, child, mailbox, connector } = await startChild();
    const said = await child.until('woorden.bewaard');
    const woorden = woordenIn(said);
    expect(connector.textsIn(child.id)).toContain(woorden);
    await child.choose('bewaard');
    // The words leave the chat as soon as the child has them.
    await expect.poll(() => connector.textsIn(child.id)).not.toContain(woorden);
    expect(child.question().question).toBe('woorden.berichtje');
    await child.choose('ja');
    await child.choose('later');

    await mailsFor(mailbox, PIA, 1);
    const pia = await signIn(app, mailbox, PIA);
    const [dossier = ''] = dossiersOn(await pia.get('/staf'));
    const page = await pia.get(dossier);
    expect(page.text).not.toContain('Teams');
    await pia.act(page, `${dossier}/antwoord`, { tekst: 'Wat fijn dat je het vertelt.' });

    await expect
      .poll(() => connector.textsIn(child.id).at(-1))
      .toContain('Er staat iets nieuws voor je klaar');
    const nudge = (await child.settle()).join('\n');
    expect(nudge).not.toMatch(/pest|school|melding|antwoord|fijn/i);

    await child.until('menu.wat');
    await child.choose('al-verteld');
    const back = (await child.say(woorden)).join('\n');
    expect(back).toContain('Haal dat bericht weg');
    expect(back).toContain('Wat fijn dat je het vertelt.');
    expect(child.question().choices).toContain('geen-berichtje');
    await child.choose('geen-berichtje');
    expect(child.question().choices).toContain('wel-berichtje');
  });

  it('leaves nothing behind by which the child is known, when it wants no message back', async () => {
    const { app, child, traces } = await startChild();
    await child.until('woorden.bewaard');
    const during = await openStore(app);
    expect(foundIn(during.everything, traces)).toEqual([]);
    await child.choose('bewaard');
    await child.choose('nee');
    await child.choose('later');
    await app.close();
    const store = await openStore(app);
    expect(store.kept).toContain('tas');
    expect(foundIn(store.everything, traces)).toEqual([]);
    expect(foundIn(app.logged.join('\n'), [...traces, 'tas'])).toEqual([]);
  });

  it('keeps where the child is told apart from the melding, and not when its words no longer work', async () => {
    const { app, child, traces } = await startChild();
    const woorden = woordenIn(await child.until('woorden.bewaard'));
    await child.choose('bewaard');
    await child.choose('ja');
    await child.choose('later');
    const { items } = await app.stores.dossiers.list(MARIMBA, { limit: 10 });
    for (const { id } of items) {
      const stored = await app.stores.dossiers.find(MARIMBA, id);
      expect(foundIn(JSON.stringify(stored), traces)).toEqual([]);
      const way = app.stores.shortTerm.keys('terugweg');
      expect(way).toHaveLength(1);
      expect(way.join()).not.toContain(id);
      const kept = JSON.stringify(app.stores.shortTerm.find('terugweg', way[0] ?? ''));
      expect(kept).toContain(child.id);
      expect(foundIn(kept, [id, leerling.name, leerling.aadObjectId])).toEqual([]);
    }
    await child.until('menu.wat');
    await child.choose('al-verteld');
    await child.say(woorden);
    await child.choose('sluiten');
    await child.choose('ja');
    expect(app.stores.shortTerm.keys('terugweg')).toEqual([]);
  });

  it.each(['wis dit gesprek', 'the buddy is taken away'])('forgets the way back at “%s”', async (how) => {
    const { app, child } = await startChild();
    await child.until('woorden.bewaard');
    await child.choose('bewaard');
    await child.choose('ja');
    await child.choose('later');
    if (how.startsWith('wis')) await child.say(how);
    else await child.send(installationUpdate('remove', child.about));
    expect(app.stores.shortTerm.keys('terugweg')).toEqual([]);
  });

  it('does not look for a child who blocked it', async () => {
    const { app, child, mailbox, connector } = await startChild();
    await child.until('woorden.bewaard');
    await child.choose('bewaard');
    await child.choose('ja');
    const pia = await signIn(app, mailbox, PIA);
    const [dossier = ''] = dossiersOn(await pia.get('/staf'));
    connector.fail(403);
    await pia.act(await pia.get(dossier), `${dossier}/antwoord`, { tekst: 'Morgen praten we.' });
    await expect.poll(() => app.stores.shortTerm.keys('terugweg')).toEqual([]);
  });
});
