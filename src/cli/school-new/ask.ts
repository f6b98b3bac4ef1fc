/** Puts a question and gives what was typed. @throws when there is nobody to answer any more. */
export type Ask = (question: string) => Promise<string>;
/** Shows a line that asks nothing. */
export type Tell = (line: string) => void;

/** What keeps an answer from being one; undefined when it is good. */
export type Check = (answer: string) => string | undefined;

export interface Asking {
  readonly ask: Ask;
  readonly tell: Tell;
}

/** Asks until there is a good answer. An empty one is the answer between brackets, when there is one. */
export async function askText(
  { ask, tell }: Asking,
  question: string,
  { check, standaard }: { readonly check?: Check; readonly standaard?: string } = {},
): Promise<string> {
  const shown = standaard === undefined ? question : `${question} [${standaard}]`;
  for (;;) {
    const answer = (await ask(`${shown} `)).trim() || (standaard ?? '');
    const wrong = answer === '' ? 'Dit moet ingevuld zijn.' : check?.(answer);
    if (wrong === undefined) return answer;
    tell(wrong);
  }
}

/** Asks for something that may be left out, with Enter. */
export async function askOptional(
  asking: Asking,
  question: string,
  check?: Check,
): Promise<string | undefined> {
  const answer = await askText(asking, `${question} (Enter: niet)`, {
    standaard: '-',
    check: (text) => (text === '-' ? undefined : check?.(text)),
  });
  return answer === '-' ? undefined : answer;
}

/** Asks for one of a few, by number or by name. */
export async function askOneOf<T extends string>(
  asking: Asking,
  question: string,
  options: readonly T[],
): Promise<T> {
  const find = (answer: string): T | undefined =>
    options[Number(answer) - 1] ?? options.find((one) => one === answer);
  const list = options.map((option, at) => `${at + 1} ${option}`).join(', ');
  const answer = await askText(asking, `${question} (${list})`, {
    check: (text) => (find(text) === undefined ? 'Kies een nummer uit de lijst.' : undefined),
  });
  const found = find(answer);
  if (found === undefined) throw new Error('unreachable: the answer was checked');
  return found;
}
