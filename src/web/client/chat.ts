import type { Activity, CardAction } from './chat/activity.js';
import { createComposer } from './chat/composer.js';
import { type Line, openLine } from './chat/directline-client.js';
import { byId, readPage } from './chat/page.js';
import { createPanels } from './chat/panels.js';
import type { Kept } from './chat/requests.js';
import { createView } from './chat/view.js';

const NOTICE_AFTER_MS = 400;
const ESCAPES_WITHIN_MS = 2_000;

let page = readPage(document);
const storeKey = page.tokenUrl;
let line: Line | undefined;
let noticeTimer: ReturnType<typeof setTimeout> | undefined;
const escapes: number[] = [];
let languagesAsked = 0;

const panels = createPanels();
const view = createView({ texts: () => page.texts, onChoice: choose });
const composer = createComposer(
  () => page.texts,
  (text) => say({ type: 'message', text }, text, false),
);

/** Only in this tab, and gone when it closes. Some browsers forbid even that; then a reload starts anew. */
function readKept(): Kept | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(storeKey) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
function keep(kept: Kept | undefined): void {
  try {
    if (kept === undefined) sessionStorage.removeItem(storeKey);
    else sessionStorage.setItem(storeKey, JSON.stringify(kept));
  } catch {
    // The conversation goes on without it.
  }
}

function notice(text: string): void {
  clearTimeout(noticeTimer);
  byId('melding').textContent = text;
  byId('melding').hidden = text === '';
}
function noticeSoon(text: string): void {
  if (byId('melding').textContent === text) return;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => notice(text), NOTICE_AFTER_MS);
}

function begin(kept: Kept | undefined): void {
  notice('');
  byId('schrijf').hidden = false;
  byId('opnieuw').hidden = true;
  byId('gesprek').setAttribute('aria-busy', 'true');
  line = openLine({
    tokenUrl: page.tokenUrl,
    tokenBody: { locale: page.taal, wie: page.wie },
    kept,
    keep,
    onActivity: receive,
    onStatus(status) {
      if (status === 'online') {
        byId('gesprek').removeAttribute('aria-busy');
        notice('');
      } else if (status === 'over' || status === 'expired') end(status === 'over');
      else noticeSoon(status === 'busy' ? page.texts.druk : page.texts.geenVerbinding);
    },
    onRefused(clientId) {
      composer.giveBack(view.takeBack(clientId));
      notice(page.texts.nietGelukt);
    },
  });
}

function receive(activity: Activity, past: boolean): void {
  if (activity.type === 'event' && activity.name === 'gewist') {
    line?.close();
    empty();
    finish(page.texts.gewist);
    return;
  }
  view.receive(activity, past);
  // Whoever types English is answered in it. What asks something is always in the language of the conversation.
  if (!past && activity.suggestedActions !== undefined) followLanguage(activity.locale);
}

function followLanguage(lang: string | undefined): void {
  const link = document.querySelector<HTMLAnchorElement>(
    `#talen [data-doe="taal"][hreflang="${lang ?? ''}"]`,
  );
  if (link === null || isElsewhere()) return;
  fetchLanguage(link.href, (other) => {
    if (line !== undefined && !isElsewhere()) showLanguage(other, link.href);
  });
}

/** What the server never got goes back into the box. What it erased goes from the screen too: somebody else may sit here. */
function end(erased: boolean): void {
  const unsent = view.takeBackAll();
  if (erased) view.clear();
  if (erased && unsent === '') composer.clear();
  composer.giveBack(unsent);
  finish(page.texts.voorbij);
}

function finish(text: string): void {
  line = undefined;
  keep(undefined);
  notice(text);
  byId('schrijf').hidden = true;
  byId('opnieuw').hidden = false;
}

function empty(): void {
  view.clear();
  composer.clear();
}

function say(activity: Activity, shown: string, focus: boolean): void {
  if (line === undefined) return;
  view.addOwn(line.send(activity), shown, focus);
}

function choose(action: CardAction): void {
  const text = action.text ?? (typeof action.value === 'string' ? action.value : action.title) ?? '';
  const shown = action.displayText ?? action.title ?? text;
  const isBack = action.type === 'messageBack' && action.value !== undefined;
  const channelData = shown === text ? undefined : { messageBack: { displayText: shown } };
  say(
    { type: 'message', text, ...(isBack && { value: action.value }), ...(channelData && { channelData }) },
    shown,
    true,
  );
}

async function wipe(): Promise<void> {
  const last = line;
  panels.close();
  empty();
  finish(page.texts.gewist);
  byId('opnieuw').focus();
  const late = setTimeout(() => notice(page.texts.gewistHier), 3_000);
  const heard = (await last?.erase(false)) ?? true;
  clearTimeout(late);
  if (line === undefined) notice(heard ? page.texts.gewist : page.texts.gewistHier);
}

/** Away at once; "back" finds nothing. */
function leave(): void {
  const away = (byId('weg') as HTMLAnchorElement).href;
  keep(undefined);
  void line?.erase(true);
  line = undefined;
  document.body.textContent = '';
  location.replace(away);
}

/** A page as it is now. What is on the screen stays when there is none. */
function fetchPage(href: string, then: (other: Document) => void, failed?: () => void): void {
  const request = new XMLHttpRequest();
  request.open('GET', href);
  request.responseType = 'document';
  request.onload = () => {
    const other = request.response as Document | null;
    if (request.status === 200 && other !== null) then(other);
  };
  request.onerror = () => failed?.();
  request.send();
}

/** What was open when the page came may be closed by now. Who already reached into the old list keeps it. */
function openHelp(): void {
  panels.open('hulp-paneel');
  fetchPage(location.href, (other) => {
    const old = document.getElementById('lijnen');
    const fresh = other.getElementById('lijnen');
    if (old === null || fresh === null || old.contains(document.activeElement)) return;
    if (readPage(other).taal === page.taal) old.replaceWith(document.adoptNode(fresh));
  });
}

/** In a panel, or with the keyboard in words that would be swapped: then the page waits for the next question. */
const isElsewhere = (): boolean =>
  document.body.classList.contains('paneel-open') ||
  (document.activeElement?.closest('[data-woorden]') ?? null) !== null;

/** Only the language that was asked for last is shown. */
function fetchLanguage(href: string, then: (other: Document) => void, failed?: () => void): void {
  languagesAsked += 1;
  const asked = languagesAsked;
  fetchPage(href, (other) => asked === languagesAsked && then(other), failed);
}

function changeLanguage(href: string): void {
  const show = (other: Document): void => {
    panels.close();
    showLanguage(other, href);
    line?.send({ type: 'event', name: 'taal', value: { taal: page.taal } });
    document.querySelector<HTMLElement>('#talen a')?.focus();
  };
  fetchLanguage(href, show, () => noticeSoon(page.texts.geenVerbinding));
}

/** Swaps the words of the page in place, so that what stands in the box stays. */
function showLanguage(other: Document, href: string): void {
  page = readPage(other);
  for (const old of Array.from(document.querySelectorAll('[data-woorden]'))) {
    const fresh = other.getElementById(old.id);
    if (fresh !== null) old.replaceWith(document.adoptNode(fresh));
  }
  const placeholder = (other.getElementById('tekst') as HTMLTextAreaElement).placeholder;
  (byId('tekst') as HTMLTextAreaElement).placeholder = placeholder;
  document.documentElement.lang = page.taal;
  document.title = other.title;
  history.replaceState(null, '', href);
}

const acts: Readonly<Record<string, (clicked: HTMLAnchorElement) => void>> = {
  weg: leave,
  hulp: openHelp,
  uitleg: (clicked) => say({ type: 'message', text: 'help' }, clicked.textContent ?? 'help', true),
  'klopt-niet': (clicked) =>
    say({ type: 'message', text: clicked.textContent ?? '' }, clicked.textContent ?? '', true),
  wis: () => panels.open('wis-paneel'),
  sluit: () => panels.close(),
  'wis-ja': () => void wipe(),
  taal: (clicked) => changeLanguage(clicked.href),
  opnieuw() {
    view.clear();
    begin(undefined);
    composer.focus();
  },
};

document.addEventListener('click', (event) => {
  const clicked = (event.target as Element).closest<HTMLAnchorElement>('[data-doe]');
  const act = acts[clicked?.dataset.doe ?? ''];
  if (clicked === null || act === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  act(clicked);
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.repeat) return;
  escapes.push(Date.now());
  if (escapes.length > 3) escapes.shift();
  if (escapes.length === 3 && Date.now() - (escapes[0] ?? 0) < ESCAPES_WITHIN_MS) return leave();
  panels.close();
});

// A page that the browser holds on to for "back" holds no conversation.
addEventListener('pagehide', () => {
  line?.close();
  view.clear();
});
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

document.documentElement.classList.add('aan');
begin(readKept());
