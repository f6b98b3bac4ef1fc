import { byId, make, type PageTexts } from './page.js';

/** Words to keep: large, with a button that copies and one that prints them and nothing else. */
export function fillSecretBubble(bubble: HTMLElement, words: string, texts: PageTexts): void {
  bubble.classList.add('geheim');
  const said = make('p', 'gezegd');
  said.setAttribute('role', 'status');
  const button = (label: string, act: () => string): HTMLElement => {
    const made = make('button', 'knop klein', label);
    (made as HTMLButtonElement).type = 'button';
    made.onclick = () => {
      said.textContent = act();
    };
    return made;
  };
  const row = make('div', 'rij');
  row.append(
    button(texts.kopieer, () => (copy(words) ? `✓ ${texts.gekopieerd}` : texts.kopieerZelf)),
    button(texts.print, () => {
      print(words, texts);
      return `✓ ${texts.geprint}`;
    }),
  );
  bubble.append(
    make('strong', 'geheim-titel', texts.geheimTitel),
    make('p', 'woorden', words),
    make('p', 'waarvoor', texts.waarvoor),
    row,
    said,
  );
}

/** Works without https too, where the newer clipboard is not allowed. */
function copy(words: string): boolean {
  const field = document.createElement('textarea');
  field.value = words;
  field.className = 'verborgen';
  field.readOnly = true;
  const focused = document.activeElement as HTMLElement | null;
  document.body.append(field);
  field.select();
  field.setSelectionRange(0, words.length);
  let copied = false;
  try {
    copied = document.execCommand('copy');
  } catch {
    copied = false;
  }
  field.remove();
  focused?.focus();
  return copied;
}

function print(words: string, texts: PageTexts): void {
  const sheet = byId('print');
  sheet.textContent = '';
  sheet.append(make('p', 'woorden', words), make('p', 'waarvoor', texts.waarvoor));
  document.body.classList.add('print');
  addEventListener('afterprint', clearPrint, { once: true });
  window.print();
}

export function clearPrint(): void {
  byId('print').textContent = '';
  document.body.classList.remove('print');
}
