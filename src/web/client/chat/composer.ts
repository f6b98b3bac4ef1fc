import { byId, type PageTexts } from './page.js';

export interface Composer {
  /** Puts words back in the box, before what stands there. */
  giveBack(text: string): void;
  clear(): void;
  focus(): void;
}

const COUNT_FROM = 200;

/** The box in which one types: Enter sends, Shift+Enter makes a new line, it grows with what stands in it. */
export function createComposer(texts: () => PageTexts, onSend: (text: string) => void): Composer {
  const form = byId('schrijf') as HTMLFormElement;
  const box = byId('tekst') as HTMLTextAreaElement;
  const count = byId('teller');

  function fit(): void {
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
    const left = box.maxLength - box.value.length;
    count.textContent = left > COUNT_FROM ? '' : texts().tekensOver.replace('#', String(left));
  }
  function set(text: string): void {
    box.value = text;
    fit();
  }
  function send(event: Event): void {
    event.preventDefault();
    const text = box.value.trim();
    if (text === '') return box.focus();
    set('');
    onSend(text);
  }

  form.addEventListener('submit', send);
  box.addEventListener('input', fit);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
  });
  box.disabled = false;
  return {
    giveBack: (text) => text !== '' && set(box.value === '' ? text : `${text}\n${box.value}`),
    clear: () => set(''),
    focus: () => box.focus(),
  };
}
