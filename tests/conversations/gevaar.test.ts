import { describe, expect, it } from 'vitest';
import { given } from '../../src/domain/melding.js';
import { PLACES } from '../support/places.js';
import { createPlayground, play } from '../support/play.js';

const KINDS = [
  ['suicide', 'soms wil ik dood'],
  ['zelfbeschadiging', 'ik snij mezelf in mijn arm'],
  ['misbruik', 'mijn oom zit steeds aan mijn piemel'],
  ['geweld', 'hij heeft een mes en zegt dat hij mij gaat steken'],
  ['thuis', 'mijn vader slaat mij thuis met een riem'],
] as const;

describe.each(PLACES)('danger %s', (_place, lines) => {
  it.each(KINDS)('is heard before everything else: %s', async (kind, text) => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play(lines);
    await conversation.play([[text, 'gevaar.begin', `gevaar.tekst.${kind}`, '?gevaar.veilig']]);
    // Not one word of it is lost.
    expect(JSON.stringify(conversation.gesprek())).toContain(text);
    expect(conversation.replies().join(' ')).toMatch(/112/);
  });
});

describe('after danger', () => {
  it('the melding goes on with the next question, and knows what was answered', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['[vertellen]', '?melding.wat'],
      ['ze pesten mij en soms wil ik dood', 'gevaar.tekst.suicide', '?gevaar.veilig'],
      ['nee', 'gevaar.nietVeilig', '?gevaar.verder'],
      ['[verder]', 'gevaar.verderGaan', '-melding.veilig.zelf', '-melding.wat.gepeste', '?melding.groep'],
    ]);
    const { melding } = conversation.gesprek();
    expect(given(melding?.antwoorden ?? {}, 'wat')).toBe('ze pesten mij en soms wil ik dood');
    expect(given(melding?.antwoorden ?? {}, 'veiligVandaag')).toBe('nee');
    expect(melding?.gevaar).toEqual(['suicide']);
  });

  it('a child that did not mean it is believed', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['[vertellen]', '?melding.wat'],
      ['ik wil dood', '?gevaar.veilig'],
      ['[niet-bedoeld]', 'gevaar.geloofd'],
    ]);
    expect(conversation.gesprek().melding?.gevaar).toEqual([]);
  });

  it.each(['ok', 'laat maar', 'weet niet', 'mwah', 'nee laat maar zitten'])(
    'the turn after it stays caring: “%s”',
    async (answer) => {
      const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
      await conversation.play([['ik wil dood', '?gevaar.veilig']]);
      await conversation.play([[answer, '-menu.wat', '-stop.klaar', '-fout.kies']]);
      expect(conversation.gesprek().open?.question).toMatch(/^gevaar\./);
    },
  );

  it('danger again is answered again', () =>
    play([
      ['ik wil dood', '?gevaar.veilig'],
      ['ik meen het echt ik wil niet meer leven', 'gevaar.tekst.suicide', '?gevaar.veilig'],
      ['en mijn vader slaat mij', 'gevaar.tekst.thuis', '?gevaar.veilig'],
    ]));

  it('a melding with danger is dringend, and those whom the schoolpakket names for it read it too', async () => {
    const playground = await play([
      ['[vertellen]', '?melding.wat'],
      ['ze pesten mij en ik wil dood', '?gevaar.veilig'],
      ['ja', '?gevaar.verder'],
      ['[verder]', '?melding.groep'],
      ['[overslaan]', '?melding.overPersoneel'],
      ['nee', '?melding.metNaam'],
      ['[nee]', '?melding.herkenbaar'],
      ['[goed-zo]', '?melding.lezers'],
      ['[goed]', '?melding.samenvatting'],
      ['[verstuur]', 'melding.ontvangen'],
    ]);
    const [dossier] = await playground.dossiers();
    expect(dossier?.dringend).toBe(true);
    expect(dossier?.rollen).toContain('directie');
    expect(dossier?.melding.gevaar).toEqual(['suicide']);
  });

  it('a “ja” with danger in it sends nothing', async () => {
    const playground = await play([
      ['[vertellen]'],
      ['ze schelden mij uit'],
      ['ja', '?melding.groep'],
      ['[overslaan]'],
      ['nee'],
      ['[nee]'],
      ['[goed-zo]'],
      ['[goed]', '?melding.samenvatting'],
      ['ja en ik wil dood', 'gevaar.tekst.suicide'],
      ['ja'],
      ['[verder]', '-melding.ontvangen'],
    ]);
    expect(await playground.dossiers()).toEqual([]);
  });
});

describe('“ben je vandaag veilig?” in a melding', () => {
  it('a no brings help before the next question, and makes the melding dringend', () =>
    play([
      ['[vertellen]'],
      ['ze schelden mij uit', '?melding.veiligVandaag'],
      ['nee', 'gevaar.nietVeilig', 'gevaar.tekst.knop', '?melding.groep'],
    ]));

  it('“weet ik niet” is taken seriously', () =>
    play([
      ['[vertellen]'],
      ['ze schelden mij uit'],
      ['weet ik niet', 'melding.veilig.weetNiet', '?melding.groep'],
    ]));
});

describe('what safe is', () => {
  it.each(['wat is veilig?', 'ik snap het niet', 'wat bedoel je met veilig'])(
    'is said to who asks “%s”, in a melding and in danger',
    async (text) => {
      await play([
        ['ik wil dood', '?gevaar.veilig'],
        [text, 'veiligUitleg', '?gevaar.veilig'],
      ]);
      await play([
        ['[vertellen]'],
        ['ze schelden mij uit'],
        [text, 'veiligUitleg', '?melding.veiligVandaag'],
      ]);
    },
  );
});

describe('the safe word', () => {
  it.each(['ik ben niet veilig', 'hulp nu'])('“%s” always brings help', async (words) => {
    await play([
      ['[vertellen]'],
      [words, 'gevaar.tekst.knop', '?gevaar.veilig'],
      ['nee', 'gevaar.nietVeilig', '?gevaar.verder'],
    ]);
  });
});

describe('when it is not sure', () => {
  it('one careful question comes first, and a no is believed', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['ik kan niet meer', '?gevaar.misschien'],
      ['[niet-bedoeld]', 'gevaar.geloofd'],
    ]);
  });

  it('a yes brings the help', () =>
    play([
      ['ik kan niet meer', '?gevaar.misschien'],
      ['[hulp]', '?gevaar.veilig'],
    ]));

  it('something like it once more brings help, for all of it when it sounds like something else', async () => {
    await play([
      ['ik kan niet meer', '?gevaar.misschien'],
      ['ik wil hier niet meer zijn', 'gevaar.tekst.suicide', '?gevaar.veilig'],
    ]);
    await play([
      ['ik kan niet meer', '?gevaar.misschien'],
      ['toegetakeld door die jongens', 'gevaar.tekst.knop', '-gevaar.tekst.geweld', '?gevaar.veilig'],
    ]);
  });

  it('after help no word that sounds a little like other danger puts another card in its place', () =>
    play([
      ['mijn vader slaat mij thuis met een riem', 'gevaar.tekst.thuis', '?gevaar.veilig'],
      ['ik kan niet meer', 'gevaar.ikBenErNog', '-gevaar.tekst.suicide', '?gevaar.veilig'],
      ['ik wil dood', 'gevaar.tekst.suicide', '?gevaar.veilig'],
    ]));

  it('who wants it kept secret after help hears who reads what, and that no secret is promised', () =>
    play([
      ['mijn vader slaat mij thuis met een riem', '?gevaar.veilig'],
      ['niemand mag dit weten', 'privacy.kort', '?gevaar.veilig'],
    ]));
});

describe('sexual harm', () => {
  it('before the yes nobody is told that the plan against pesten begins, with talks and calls home', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['ze sturen een blote foto van mij rond', 'gevaar.tekst.misbruik', '?gevaar.veilig'],
      ['ja'],
      ['[school-vertellen]'],
      ['[overslaan]', '?melding.overPersoneel'],
      ['nee'],
      ['[nee]'],
      ['[goed-zo]'],
      ['[goed]', 'melding.seksGevolgen', '?melding.samenvatting'],
    ]);
    expect(conversation.replies().join(' ')).not.toMatch(/ouders|thuis/);
  });
});

describe('danger at home', () => {
  it('nobody is told that school tells it at home, and the plan is not told as what happens now', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['mijn vader slaat mij thuis met een riem', '?gevaar.veilig'],
      ['ja', '?gevaar.verder'],
      ['[verder]'],
      ['vertellen jullie het aan mijn ouders?', 'protocol.nu.stopt', 'protocol.nu.ouders'],
      ['wat doet school?', 'protocol.nu.stopt'],
    ]);
  });

  it('a friend’s story passes the same question', () =>
    play([
      ['mijn vriendin wordt thuis geslagen door haar vader', 'gevaar.ander.thuis', 'gevaar.veiligAnder'],
      ['nee', 'gevaar.nietVeilig', 'gevaar.nietVerstuurd'],
    ]));
});

describe('whoever did not tell school yet', () => {
  it('hears that nothing was sent, and can tell it with what was typed', async () => {
    const conversation = await (await createPlayground({ wie: 'leerling' })).enter();
    await conversation.play([
      ['ik wil dood want ze pesten mij elke dag', '?gevaar.veilig'],
      ['ja', 'gevaar.nietVerstuurd', '?gevaar.verder'],
      ['[school-vertellen]', 'melding.begin.gehoord', '-melding.wat.gepeste'],
    ]);
    expect(conversation.gesprek().melding?.gevaar).toEqual(['suicide']);
  });

  it('who threatens gets other words than who is threatened', () =>
    play([['ik ga hem morgen doodsteken', 'gevaar.dreigt', '-gevaar.tekst.geweld', '?gevaar.veilig']]));

  it('of somebody who works at school hears who will not read it', () =>
    play([['de meester zit aan mij onder mijn kleren', 'gevaar.tekst.misbruik', 'gevaar.personeel']]));
});
