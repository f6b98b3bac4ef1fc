import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import restify from 'restify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productHulplijnen } from '../support/hulplijnen.js';
import { addPages, buildAssets, schoolpakket, schoolStore } from '../support/scripted-bot.js';

const LANGUAGES = ['nl', 'en', 'tr', 'ar', 'pl', 'uk'] as const;
const OWN_NAMES = {
  nl: 'Nederlands',
  en: 'English',
  tr: 'Türkçe',
  ar: 'العربية',
  pl: 'Polski',
  uk: 'Українська',
} as const;
/** That nobody with the profession for it checked the text. */
const CONCEPT = {
  en: 'No professional has checked this text',
  tr: 'Bu metin bir uzman tarafından kontrol edilmedi',
  ar: 'دون مراجعة من شخص مختص',
  pl: 'Tego tekstu nie sprawdził specjalista',
  uk: 'Цей текст не перевіряв фахівець',
} as const;

const urls: Record<'on' | 'off', string> = { on: '', off: '' };
const stops: (() => void)[] = [];

beforeAll(async () => {
  const assets = await buildAssets();
  const schools = schoolStore(schoolpakket('marimba', 'De Marimba'));
  const clock = { now: () => new Date('2026-11-20T20:30:00+01:00') };
  for (const state of ['on', 'off'] as const) {
    const server = restify.createServer({ name: 'test' });
    addPages(assets, schools, undefined, clock, state === 'off' ? [] : undefined)(server);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    urls[state] = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    stops.push(() => void server.server.close());
  }
});
afterAll(() => {
  for (const stop of stops) stop();
});

const page = async (path: string, state: 'on' | 'off' = 'off') => {
  const response = await fetch(urls[state] + path);
  return { status: response.status, text: await response.text() };
};
const namesOn = (text: string) =>
  [...text.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, name = '']) => name.replace(/<[^>]+>/g, ''));

describe.each(['on', 'off'] as const)('the page with help, with the concepts %s', (state) => {
  it.each(LANGUAGES)('is there in %s, for both readers, 112 first', async (lang) => {
    for (const wie of ['leerling', 'ouder']) {
      const { status, text } = await page(`/s/marimba/hulp?taal=${lang}&wie=${wie}`, state);
      expect(status).toBe(200);
      expect(text).toContain(`<html lang="${lang}"${lang === 'ar' ? ' dir="rtl"' : ''}>`);
      expect(namesOn(text)[0]).toBe('112');
      expect(text).toContain('href="tel:112"');
      expect(text).not.toMatch(/\{\{|undefined/);
    }
  });

  it.each(LANGUAGES)('in %s names the same helplines, numbers and sites as in Dutch', async (lang) => {
    const reach = (text: string) =>
      [...text.matchAll(/href="((?:tel:|https:|mailto:)[^"]+)"/g)].map(([, to]) => to);
    const dutch = await page('/s/marimba/hulp', state);
    const { text } = await page(`/s/marimba/hulp?taal=${lang}`, state);
    expect(reach(text)).toEqual(reach(dutch.text));
    expect(namesOn(text).slice(0, 9)).toEqual(namesOn(dutch.text).slice(0, 9));
  });

  it.each(LANGUAGES)('in %s leads to the other five, each by its own name', async (lang) => {
    const { text } = await page(`/s/marimba/hulp?taal=${lang}`, state);
    for (const other of LANGUAGES.filter((one) => one !== lang)) {
      expect(text).toMatch(new RegExp(`lang="${other}"[^>]*taal=${other}[^>]*>${OWN_NAMES[other]}</a>`));
    }
  });

  it('says in every language but Dutch that it is a concept', async () => {
    expect((await page('/s/marimba/hulp', state)).text).not.toContain('class="concept"');
    for (const [lang, words] of Object.entries(CONCEPT)) {
      expect((await page(`/s/marimba/hulp?taal=${lang}`, state)).text).toContain(words);
    }
  });
});

describe('the page with help in another language', () => {
  it.each([
    [
      'tr',
      'Şu anda açık, kapanış saati 21:00. Her gün, saat 11:00 ile 21:00 arası. Ücretsizdir.',
      'Orada Hollandaca konuşulur.',
    ],
    [
      'ar',
      'مفتوح الآن حتى الساعة 21:00. كل يوم من الساعة 11:00 إلى 21:00. مجاني.',
      'يتحدثون هناك الهولندية.',
    ],
    [
      'pl',
      'Teraz czynne, do 21:00. Codziennie w godzinach 11:00–21:00. Bezpłatnie.',
      'Rozmawia się tam po niderlandzku.',
    ],
    ['uk', 'Зараз працює, до 21:00. Щодня з 11:00 до 21:00. Безкоштовно.', 'Там розмовляють нідерландською.'],
  ])('says in %s when somebody is there and what is spoken there', async (lang, hours, spoken) => {
    const { text } = await page(`/s/marimba/hulp?taal=${lang}`);
    expect(text).toContain(hours);
    expect(text).toContain(spoken);
  });

  it.each([
    ['tr', 'Pazartesi'],
    ['ar', 'يوم الاثنين'],
    ['pl', 'poniedziałek'],
    ['uk', 'понеділок'],
  ])('names the day in %s', async (lang, day) => {
    expect((await page(`/s/marimba/hulp?taal=${lang}`)).text).toContain(day);
  });

  it('keeps the parts of a number in their places in a line from right to left', async () => {
    expect((await page('/s/marimba/hulp?taal=ar')).text).toContain('\u2066020-261 52 75\u2069');
  });

  it('knows no language of a helpline but those that it can name', () => {
    expect(new Set(productHulplijnen.all().flatMap(({ talen }) => talen))).toEqual(new Set(['nl', 'en']));
  });

  it.each(LANGUAGES.slice(2))('has no number, site or hour in its own texts (%s)', (lang) => {
    expect(readFileSync(`locales/${lang}/hulp.json`, 'utf8')).not.toMatch(/\d|\.nl\b/);
  });

  it('is Dutch for a language that is not there', async () => {
    expect((await page('/s/marimba/hulp?taal=xx')).text).toContain('<html lang="nl">');
  });
});

describe('the chat page', () => {
  const choice = (text: string) => /<div class="talen"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? '';

  it('leads to help in the languages that it does not speak', async () => {
    const languages = choice((await page('/s/marimba', 'on')).text);
    expect(languages).toContain('data-doe="taal" lang="en"');
    for (const lang of LANGUAGES.slice(2)) expect(languages).toContain(`/s/marimba/hulp?taal=${lang}"`);
    expect(languages).not.toContain('/s/marimba/hulp?taal=en"');
  });

  it('with the concepts off offers Dutch alone, and help in the other five', async () => {
    const { text } = await page('/s/marimba?taal=en', 'off');
    expect(text).toContain('<html lang="nl">');
    expect(choice(text)).not.toContain('data-doe="taal"');
    for (const lang of LANGUAGES.slice(1)) expect(choice(text)).toContain(`/s/marimba/hulp?taal=${lang}"`);
  });

  it.each(['/s/marimba/privacy?taal=tr', '/s/marimba?taal=ar', '/?taal=pl'])(
    '%s is in Dutch',
    async (path) => {
      expect((await page(path, 'on')).text).toContain('<html lang="nl">');
    },
  );
});
