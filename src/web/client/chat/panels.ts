import { byId } from './page.js';

/** What lies over the conversation for a moment: `hulp` and `wissen`. The head of the page stays in reach. */
export interface Panels {
  open(id: string): void;
  /** @returns whether one was open. */
  close(): boolean;
}

export function createPanels(): Panels {
  let openId = '';
  let cameFrom: string | undefined;
  let scrolled = 0;

  function close(): boolean {
    if (openId === '') return false;
    byId(openId).hidden = true;
    openId = '';
    document.body.classList.remove('paneel-open');
    byId('gesprek').scrollTop = scrolled;
    if (cameFrom !== undefined) document.getElementById(cameFrom)?.focus();
    return true;
  }

  return {
    open(id) {
      const again = openId === id;
      close();
      if (again) return;
      cameFrom = document.activeElement?.id || undefined;
      openId = id;
      scrolled = byId('gesprek').scrollTop;
      document.body.classList.add('paneel-open');
      const panel = byId(id);
      panel.hidden = false;
      panel.scrollTop = 0;
      panel.querySelector('h2')?.focus();
    },
    close,
  };
}
