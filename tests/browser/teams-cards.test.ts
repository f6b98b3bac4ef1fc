import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toTeams } from '../../src/adapters/channel-botframework/bubbles.js';
import { cardOf } from '../../src/adapters/channel-botframework/cards.js';
import { createI18nextTexts } from '../../src/adapters/texts-i18next/index.js';
import { toDossierId, toIsoDate, toMedewerkerId, toSchoolId } from '../../src/domain/ids.js';
import type { DossierKaart, Kaart } from '../../src/domain/kaart.js';
import { launchChromium, needs, needsChromium } from '../support/chromium.js';

const root = join(import.meta.dirname, '../..');
const LIBRARY = join(root, 'tests/peers/node_modules/adaptivecards/dist/adaptivecards.min.js');
const MARKDOWN = join(root, 'tests/peers/node_modules/markdown-it/dist/markdown-it.min.js');
const AXE = join(root, 'node_modules/axe-core/axe.min.js');
const texts = createI18nextTexts({ strict: true });

const dossier: DossierKaart = {
  soort: 'dossier',
  school: toSchoolId('marimba'),
  dossier: toDossierId('0'.repeat(32)),
  schoolnaam: 'De Marimba',
  toestand: 'nieuw',
  eerst: true,
  binnen: toIsoDate('2026-11-20'),
  stand: 'nieuw..0.0.0',
  link: 'https://meldmaatje.example.org/staf/dossiers/0',
  magOppakken: true,
  aan: ['Dirk Doenja', 'Ada Voorbeeldsma-van der Langenachternaam'].map((naam) => ({
    id: toMedewerkerId(naam),
    naam,
  })),
};
const overview: Kaart = {
  soort: 'overzicht',
  schoolnaam: 'De Marimba',
  eigen: { ongelezen: 2, 'te-laat': 1, vandaag: 3, 'niet-opgepakt': 1, antwoord: 4 },
  vanAnderen: 1,
  link: 'https://meldmaatje.example.org/staf',
};
const hostile = '*vet* [link](https://evil.example) <img src=x onerror=alert(1)> _x_';

/** Every kind of card there is, in Dutch and in English. */
const CARDS: Readonly<Record<string, object>> = {
  nieuw: cardOf(dossier, texts, 'nl'),
  opgepakt: cardOf({ ...dossier, toestand: 'opgepakt', door: 'Pia Proef' }, texts, 'nl'),
  overgedragen: cardOf(
    { ...dossier, toestand: 'overgedragen', door: 'Dirk Doenja', eerst: false },
    texts,
    'en',
  ),
  gesloten: cardOf(
    { ...dossier, toestand: 'gesloten', eerst: false, magOppakken: false, aan: [] },
    texts,
    'nl',
  ),
  heropend: cardOf({ ...dossier, toestand: 'heropend' }, texts, 'nl'),
  veranderd: cardOf({ ...dossier, toestand: 'opgepakt', door: hostile }, texts, 'nl', 'kaart.veranderd'),
  overzicht: cardOf(overview, texts, 'nl'),
  knoppen: buttonsOf([
    '💬 Ik wil iets vertellen',
    '🤔 Is dit plagen of pesten?',
    '🤔 Ik maak me zorgen, maar weet het niet zeker',
    '🔑 Ik heb al iets verteld',
    '❓ Ik heb een vraag',
    '🙋 Ik wil dat iemand met mij praat',
    '🕓 Later',
  ]),
};

function buttonsOf(labels: readonly string[]): object {
  const actions = labels.map((title) => ({ type: 'messageBack', title, value: { v: 'menu.wat', k: title } }));
  const { activity } = toTeams({ text: 'Wat wil je doen?', suggestedActions: { actions } });
  return activity.attachments?.[0]?.content ?? expect.fail('there was no card');
}

/** Whatever sticks out of its card. */
const CUT_OFF = `[...document.querySelectorAll('section *')].filter((one) => one.getBoundingClientRect().right > one.closest('section').getBoundingClientRect().right).map((one) => one.textContent)`;

/** As Teams colours cards: background, text, subtle text, and the links and buttons. */
const THEMES = {
  light: { back: '#ffffff', raised: '#f5f5f5', text: '#242424', subtle: '#616161', accent: '#4f52b2' },
  dark: { back: '#292929', raised: '#333333', text: '#ffffff', subtle: '#adadad', accent: '#9299f7' },
  contrast: { back: '#000000', raised: '#000000', text: '#ffffff', subtle: '#ffffff', accent: '#1aebff' },
} as const;

function pageOf(libraries: readonly string[], theme: keyof typeof THEMES): string {
  const { back, raised, text, subtle, accent } = THEMES[theme];
  const colors = (color: string, faint: string) => ({ default: color, subtle: faint });
  const foregroundColors = {
    default: colors(text, subtle),
    accent: colors(accent, accent),
    attention: colors(text, subtle),
  };
  const host = {
    fontFamily: 'Segoe UI, system-ui, sans-serif',
    supportsInteractivity: true,
    actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8 },
    containerStyles: {
      default: { backgroundColor: back, foregroundColors },
      emphasis: { backgroundColor: raised, foregroundColors },
    },
  };
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Kaarten</title>
<style>body{margin:0;background:${back};color:${text};font-family:system-ui}main{padding:8px}
.ac-pushButton{color:${text};background:${back};border:1px solid ${subtle};border-radius:4px;padding:6px 12px;text-align:left;max-width:100%;overflow:hidden;text-overflow:ellipsis}
select{color:${text};background:${back};max-width:100%}section{margin:0 0 16px;padding:8px;border:1px solid ${subtle}}</style></head>
<body><main id="kaarten"></main>${libraries.map((library) => `<script>${library}</script>`).join('')}<script>
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = window.markdownit().render(text);
  result.didProcess = true;
};
const host = new AdaptiveCards.HostConfig(${JSON.stringify(host)});
const problems = [];
for (const [naam, json] of Object.entries(${JSON.stringify(CARDS)})) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.version = new AdaptiveCards.Version(1, 5);
  card.hostConfig = host;
  const context = new AdaptiveCards.SerializationContext(new AdaptiveCards.Version(1, 5));
  card.parse(json, context);
  for (let at = 0; at < context.eventCount; at += 1) problems.push(naam + ': ' + context.getEventAt(at).message);
  for (const failure of card.validateProperties().validationEvents) problems.push(naam + ': ' + failure.message);
  const section = document.createElement('section');
  section.id = naam;
  section.setAttribute('aria-label', naam);
  section.append(card.render());
  document.getElementById('kaarten').append(section);
}
window.problems = problems;
</script></body></html>`;
}

describe('the cards, drawn by the library of Microsoft at the version that Teams shows', () => {
  let browser: Browser;
  let libraries: readonly string[] = [];
  beforeEach((context) => {
    needsChromium(context);
    needs(context, LIBRARY, 'Run npm ci in tests/peers to draw the cards.');
  });
  beforeAll(async () => {
    libraries = await Promise.all([LIBRARY, MARKDOWN].map((file) => readFile(file, 'utf8'))).catch(() => []);
    if (libraries.length > 0) browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  const draw = async (theme: keyof typeof THEMES, width: number): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.setContent(pageOf(libraries, theme));
    const folder = process.env.STAFF_PICTURES;
    if (folder) await page.screenshot({ path: join(folder, `teams-${theme}-${width}.png`), fullPage: true });
    return page;
  };

  it.each(['light', 'dark', 'contrast'] as const)('are read, and shown whole, in %s', async (theme) => {
    for (const width of [320, 600]) {
      const page = await draw(theme, width);
      expect(await page.evaluate('window.problems')).toEqual([]);
      expect(await page.evaluate(CUT_OFF)).toEqual([]);
      await page.addScriptTag({ path: AXE });
      const found = await page.evaluate(
        "axe.run(document, { runOnly: ['color-contrast', 'button-name', 'label', 'select-name'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))",
      );
      expect(found).toEqual([]);
      await page.close();
    }
  });

  it('have every button that they should, and a name on them is no markup', async () => {
    const page = await draw('light', 600);
    const buttons = (id: string) => page.locator(`#${id} button`).allInnerTexts();
    expect(await buttons('nieuw')).toEqual(['Ik pak dit op', 'Draag over', 'Open in de stafpagina']);
    expect(await buttons('gesloten')).toEqual(['Open in de stafpagina']);
    expect(await buttons('knoppen')).toHaveLength(7);
    expect(await page.locator('#veranderd').innerText()).toContain(`${hostile} heeft het opgepakt.`);
    expect(await page.locator('#veranderd a, #veranderd img').count()).toBe(0);
    await page.close();
  });

  it('fit in what Teams takes, all together with its words', () => {
    for (const card of Object.values(CARDS)) expect(JSON.stringify(card).length).toBeLessThan(20_000);
  });
});
