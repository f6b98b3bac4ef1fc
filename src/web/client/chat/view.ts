import { type Activity, type CardAction, isOwn } from './activity.js';
import { byId, make, type PageTexts } from './page.js';
import { clearPrint, fillSecretBubble } from './secret-bubble.js';

export interface ViewOptions {
  texts(): PageTexts;
  onChoice(action: CardAction): void;
}

/** The conversation on the screen. */
export interface View {
  /** The user's own words, before the server has them. */
  addOwn(clientId: string, text: string, focus: boolean): void;
  receive(activity: Activity, past: boolean): void;
  /** Takes away what the server refused. @returns what was said. */
  takeBack(clientId: string): string;
  /** Takes away all that the server does not have yet. @returns what was said. */
  takeBackAll(): string;
  clear(): void;
}

const LONGEST_PACE_MS = 350;
const TYPING_MS = 6_000;
const SVG = 'http://www.w3.org/2000/svg';
/** Help that can be reached with a tap. */
const REACH =
  /(https?:\/\/[^\s/]+\/s\/[\w-]+\/hulp\?[\w=&]+)|\b(0\d{2,3}[- ]\d[\d ]{1,9}\d|11[23](?!\.\w))\b|\b([a-z0-9-]+\.nl)\b/gi;

/** The place in the conversation, from an id such as `conversation|0000007-mi8u2k`; NaN when it does not tell. */
export const placeIn = (id: string | undefined): number =>
  Number(/\|(\d+)/.exec(id ?? '')?.[1] ?? Number.NaN);
/** Words to keep are bare words; once they are kept a sentence stands in their place. */
const isCovered = (text: string): boolean => /[.!?•]/.test(text);
const actionsOf = (activity: Activity): readonly CardAction[] => activity.suggestedActions?.actions ?? [];

export function createView({ texts, onChoice }: ViewOptions): View {
  const scroller = byId('gesprek');
  const list = byId('lijst');
  const choices = byId('keuzes');
  const typing = byId('typt');
  /** Below every answer, behind its buttons: somebody can say that it is not right. */
  const wrong = make('button', 'link') as HTMLButtonElement;
  wrong.type = 'button';
  wrong.dataset.doe = 'klopt-niet';
  wrong.hidden = true;
  choices.after(wrong);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const pending = new Map<string, HTMLElement>();
  const places = new Map<Element, number>();
  const queue: Activity[] = [];
  let pacing: ReturnType<typeof setTimeout> | undefined;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let lastPlace = 0;
  let lastOwn: HTMLElement | undefined;
  let ownPlace = 0;
  let choicePlace = -1;

  function place(item: HTMLElement, number: number): void {
    places.set(item, number);
    let after: Element | null = null;
    for (let other = list.lastElementChild; other !== null; other = other.previousElementSibling) {
      if (other !== item && (places.get(other) ?? 0) > number) after = other;
    }
    if (item.parentNode === list && item.nextElementSibling === after) return;
    list.insertBefore(item, after);
  }

  /** Down to the newest, but never past the user's own last words. On a low screen the page itself scrolls. */
  function follow(): void {
    const inner = getComputedStyle(scroller).overflowY !== 'visible';
    const moving = inner ? scroller : (document.scrollingElement ?? scroller);
    const top = inner ? scroller.getBoundingClientRect().top : byId('kop').offsetHeight;
    const down = moving.scrollHeight - moving.clientHeight - moving.scrollTop;
    const first = lastOwn ?? list.firstElementChild;
    const toFirst = first === null ? 0 : first.getBoundingClientRect().top - top - 12;
    moving.scrollTop += Math.max(0, Math.min(down, toFirst));
  }

  function bubbleFor(own: boolean): { item: HTMLElement; bubble: HTMLElement } {
    const item = make('li', own ? 'ik' : 'bot');
    if (!own) item.append(computer());
    const bubble = make('div', 'bubbel');
    bubble.append(make('span', 'verborgen', `${own ? texts().ikZei : texts().computerZei} `));
    item.append(bubble);
    return { item, bubble };
  }

  function ownBubble(text: string): HTMLElement {
    const { item, bubble } = bubbleFor(true);
    bubble.append(make('span', 'tekst', text));
    return item;
  }

  function moveOwn(item: HTMLElement, number: number): void {
    place(item, number);
    lastOwn = item;
    if (number < Number.MAX_SAFE_INTEGER) ownPlace = Math.max(ownPlace, number);
    if (choicePlace < number) showChoices([], -1);
  }

  function addOwn(clientId: string, text: string, focus: boolean): void {
    flush();
    const item = ownBubble(text);
    item.classList.add('onderweg');
    item.tabIndex = -1;
    item.append(make('span', 'staat', texts().onderweg));
    pending.set(clientId, item);
    moveOwn(item, Number.MAX_SAFE_INTEGER);
    if (focus) item.focus({ preventScroll: true });
    follow();
  }

  function receiveOwn(activity: Activity, number: number): void {
    const clientId = activity.channelData?.clientActivityID ?? '';
    let item = pending.get(clientId);
    if (item === undefined) item = ownBubble(shownText(activity));
    else {
      pending.delete(clientId);
      item.classList.remove('onderweg');
      item.querySelector('.staat')?.remove();
    }
    moveOwn(item, number);
    follow();
  }

  function showBot(activity: Activity): void {
    const number = placeOf(activity);
    const text = activity.text ?? '';
    if (text !== '') {
      const { item, bubble } = bubbleFor(false);
      const { geheim, spoed } = activity.channelData ?? {};
      if (geheim !== undefined && !isCovered(text)) fillSecretBubble(bubble, text, texts());
      else bubble.append(withReach(text, activity.locale));
      wrong.textContent = texts().kloptNiet;
      if (spoed === true) item.classList.add('spoed');
      wrong.hidden = false;
      place(item, number);
    }
    if (actionsOf(activity).length > 0 && number > ownPlace && number > choicePlace) {
      showChoices(actionsOf(activity), number);
    }
    follow();
  }

  const placeOf = (activity: Activity): number => {
    const number = placeIn(activity.id);
    lastPlace = Number.isNaN(number) ? lastPlace + 0.001 : Math.max(lastPlace, number);
    return Number.isNaN(number) ? lastPlace : number;
  };

  function showChoices(actions: readonly CardAction[], number: number): void {
    choicePlace = number;
    choices.textContent = '';
    choices.hidden = actions.length === 0;
    for (const action of actions) {
      const button = make('button', 'knop keuze') as HTMLButtonElement;
      button.type = 'button';
      const [picture, label] = splitPicture(action.title ?? action.text ?? '');
      if (picture !== '') {
        const span = make('span', 'plaatje', picture);
        span.setAttribute('aria-hidden', 'true');
        button.append(span);
      }
      button.append(make('span', '', label));
      button.onclick = () => onChoice(action);
      choices.append(button);
    }
  }

  function showTyping(on: boolean): void {
    clearTimeout(typingTimer);
    typing.hidden = !on;
    if (on) typingTimer = setTimeout(() => showTyping(false), TYPING_MS);
    if (on) follow();
  }

  function flush(): void {
    clearTimeout(pacing);
    pacing = undefined;
    showTyping(false);
    for (const activity of queue.splice(0)) showBot(activity);
  }

  /**
   * One bubble after the other, as somebody would talk. The greeting does not wait; help in danger does not either, nor
   * does what stands before it.
   */
  function pace(): void {
    const next = queue[0];
    if (next === undefined) {
      pacing = undefined;
      return showTyping(false);
    }
    const length = (next.text ?? '').length;
    showTyping(true);
    pacing = setTimeout(
      () => {
        queue.shift();
        showTyping(false);
        showBot(next);
        pace();
      },
      Math.min(LONGEST_PACE_MS, 100 + 3 * length),
    );
  }

  function receive(activity: Activity, past: boolean): void {
    if (activity.type === 'typing') {
      if (!past && !isOwn(activity)) showTyping(true);
      return;
    }
    if (activity.type !== 'message') return;
    if (isOwn(activity)) return receiveOwn(activity, placeOf(activity));
    queue.push(activity);
    if (
      past ||
      lastOwn === undefined ||
      calm.matches ||
      document.hidden ||
      activity.channelData?.spoed === true
    )
      flush();
    else if (pacing === undefined) pace();
  }

  function takeBack(clientId: string): string {
    const item = pending.get(clientId);
    if (item === undefined) return '';
    pending.delete(clientId);
    item.remove();
    places.delete(item);
    return item.querySelector('.tekst')?.textContent ?? '';
  }

  return {
    addOwn,
    receive,
    takeBack,
    takeBackAll: () => Array.from(pending.keys()).map(takeBack).join('\n'),
    clear() {
      queue.length = 0;
      flush();
      pending.clear();
      places.clear();
      lastOwn = undefined;
      ownPlace = 0;
      lastPlace = 0;
      list.textContent = '';
      wrong.hidden = true;
      showChoices([], -1);
      clearPrint();
    },
  };
}

/** What the user saw on the button, or typed. */
const shownText = (activity: Activity): string =>
  activity.channelData?.messageBack?.displayText ?? activity.text ?? '';

/** A title may begin with a picture: signs without a letter or digit, up to the first space. */
function splitPicture(title: string): readonly [string, string] {
  const space = title.indexOf(' ');
  const first = title.slice(0, Math.max(0, space));
  return first !== '' && !/[\w\u00c0-\u024f"'(.,?!-]/.test(first)
    ? [first, title.slice(space + 1)]
    : ['', title];
}

function withReach(text: string, lang = document.documentElement.lang): HTMLElement {
  const whole = make('span', 'tekst');
  if (lang !== document.documentElement.lang) whole.lang = lang;
  whole.dir = 'auto';
  let from = 0;
  for (let found = REACH.exec(text); found !== null; found = REACH.exec(text)) {
    const link = document.createElement('a');
    link.textContent = found[0];
    link.rel = 'noreferrer noopener';
    const [, help, phone] = found;
    link.href = phone === undefined ? (help ?? `https://${found[0]}`) : `tel:${phone.replace(/[- ]/g, '')}`;
    if (phone === undefined) link.target = '_blank';
    whole.append(text.slice(from, found.index), link);
    from = found.index + found[0].length;
  }
  whole.append(text.slice(from));
  return whole;
}

function computer(): SVGElement {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('class', 'computer');
  picture.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', '#computer');
  picture.append(use);
  return picture;
}
