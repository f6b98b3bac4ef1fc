/** The texts of the page that the script puts on the screen itself. */
export interface PageTexts {
  readonly ikZei: string;
  readonly computerZei: string;
  readonly onderweg: string;
  readonly kloptNiet: string;
  readonly tekensOver: string;
  readonly geenVerbinding: string;
  readonly druk: string;
  readonly voorbij: string;
  readonly nietGelukt: string;
  readonly gewist: string;
  readonly gewistHier: string;
  readonly geheimTitel: string;
  readonly waarvoor: string;
  readonly kopieer: string;
  readonly gekopieerd: string;
  readonly kopieerZelf: string;
  readonly print: string;
  readonly geprint: string;
}

/** What the server tells the script, in `data-chat` on the body. */
export interface PageData {
  readonly tokenUrl: string;
  readonly taal: string;
  readonly wie: string;
  readonly texts: PageTexts;
}

export const readPage = (page: Document): PageData => JSON.parse(page.body.dataset.chat ?? '{}') as PageData;

/** An element that the page surely has. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(id);
  return found;
}

export function make(tag: string, className: string, text?: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
