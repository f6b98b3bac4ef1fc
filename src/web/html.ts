/** Markup that is safe to send: only {@link html} makes it. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a hole of {@link html}. Text is escaped; `undefined` and `false` leave the hole empty. */
export type Hole = string | number | Html | undefined | false | readonly Hole[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

const fill = (hole: Hole): string => {
  if (hole === undefined || hole === false) return '';
  if (typeof hole === 'string') return escapeHtml(hole);
  if (typeof hole === 'number') return String(hole);
  return 'markup' in hole ? hole.markup : hole.map(fill).join('');
};

/**
 * A piece of a page. Every hole is escaped, unless it is itself made by `html`.
 * Holes stand in text or between the quotes of an attribute; nowhere else.
 */
export function html(parts: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  return { markup: parts.map((part, index) => part + fill(holes[index])).join('') };
}
