const codeOf = (letter: string) => letter.charCodeAt(0);
const SPACE = 32;
const ASCII = 128;
const E = codeOf('e');
const K = codeOf('k');
const Q = codeOf('q');
const W = codeOf('w');
const X = codeOf('x');
/** Sounds that are written with two letters get a sign that no normalised text holds. */
const OU = '}';
const OE = '{';

/** How it is written, and how it sounds; with two signs how where a word begins, and how elsewhere. */
const SPELLINGS = [
  'c=k q=k v=f z=s x=s b=bp d=dt',
  `ce=s ci=s cy=s ch=g ph=f th=t qu=w ij=y ei=y ey=y ie=i en=e oe=${OE} ou=${OU} au=${OU}`,
];
/** Of these two letters the second is read again. */
const ONLY_BEFORE = ['ce', 'ci', 'cy', 'en'];
/** Where more has to be looked at than two letters. */
const SPECIAL = ['x', 'qu', 'en', 'ou', 'au'];

const ELSEWHERE = 7;
const SKIPS = 1 << 14;
const IS_SPECIAL = 1 << 15;
const SOUND = ASCII - 1;

/** How two letters that follow each other sound: two sounds of seven bits, whether the second letter is passed over, and more. */
const rules = new Uint16Array(ASCII * ASCII);
for (let letter = 0; letter < ASCII; letter += 1)
  rules.fill(letter | (letter << ELSEWHERE), letter * ASCII, (letter + 1) * ASCII);
for (const spelling of SPELLINGS.join(' ').split(' ')) {
  const [written = '', sound = ''] = spelling.split('=');
  const from = written.charCodeAt(0) * ASCII;
  const isOne = written.length === 1;
  const elsewhere = sound.charCodeAt(sound.length - 1) << ELSEWHERE;
  const skips = isOne || ONLY_BEFORE.includes(written) ? 0 : SKIPS;
  const rule = sound.charCodeAt(0) | elsewhere | skips | (SPECIAL.includes(written) ? IS_SPECIAL : 0);
  if (isOne) rules.fill(rule, from, from + ASCII);
  else rules[from + written.charCodeAt(1)] = rule;
}

/**
 * Writes a normalised text the way it sounds, so that "altijt", "alteid" and "altijd" become the same: `ei` is `ij`, `ch` is
 * `g`, `v` is `f`, a `d` inside or behind a word is a `t`, doubled letters are one, the last `n` of `-en` is silent.
 * @param into Receives the sounds; what does not fit is left out.
 * @returns How many were written.
 */
export function writeSounds(normal: string, into: Uint16Array): number {
  const length = normal.length;
  let count = 0;
  let previous = SPACE;
  for (let i = 0; i < length && count < into.length - 2; i += 1) {
    const letter = normal.charCodeAt(i);
    const next = i + 1 < length ? normal.charCodeAt(i + 1) : SPACE;
    let sound = letter;
    if (letter < ASCII) {
      const rule = rules[letter * ASCII + (next < ASCII ? next : 0)] as number;
      sound = (previous === SPACE ? rule : rule >> ELSEWHERE) & SOUND;
      if ((rule & SKIPS) !== 0) i += 1;
      if ((rule & IS_SPECIAL) !== 0) {
        const isX = letter === X;
        if (letter === E) {
          // The last n of -en is silent.
          if (i + 2 >= length || normal.charCodeAt(i + 2) === SPACE) i += 1;
        } else if (isX || letter === Q) {
          // Two sounds: ks, kw.
          if (!isX || previous !== K) {
            into[count] = K;
            count += 1;
          }
        } else if (i + 1 < length && normal.charCodeAt(i + 1) === W) i += 1;
      }
    }
    if (sound === previous) continue;
    into[count] = sound;
    count += 1;
    previous = sound;
  }
  return count;
}
