const at = (letter: string) => letter.charCodeAt(0);
const A = at('a');
const B = at('b');
const C = at('c');
const D = at('d');
const E = at('e');
const F = at('f');
const G = at('g');
const H = at('h');
const I = at('i');
const J = at('j');
const K = at('k');
const N = at('n');
const O = at('o');
const P = at('p');
const Q = at('q');
const S = at('s');
const T = at('t');
const U = at('u');
const V = at('v');
const W = at('w');
const X = at('x');
const Y = at('y');
const Z = at('z');
/** Sounds that are written with two letters get a sign that no normalised text holds. */
const OU = at('}');
const OE = at('{');

const SPACE = 32;

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
    let sound = normal.charCodeAt(i);
    const next = i + 1 < length ? normal.charCodeAt(i + 1) : SPACE;
    switch (sound) {
      case C:
        if (next === H) {
          sound = G;
          i += 1;
        } else sound = next === E || next === I || next === Y ? S : K;
        break;
      case Q:
        sound = K;
        if (next === U) {
          into[count] = K;
          count += 1;
          sound = W;
          i += 1;
        }
        break;
      case X:
        if (previous !== K) {
          into[count] = K;
          count += 1;
        }
        sound = S;
        break;
      case P:
        if (next === H) {
          sound = F;
          i += 1;
        }
        break;
      case T:
        if (next === H) i += 1;
        break;
      case V:
        sound = F;
        break;
      case Z:
        sound = S;
        break;
      case D:
        if (previous !== SPACE) sound = T;
        break;
      case B:
        if (previous !== SPACE) sound = P;
        break;
      case I:
        if (next === J) {
          sound = Y;
          i += 1;
        } else if (next === E) i += 1;
        break;
      case E:
        if (next === I || next === Y) {
          sound = Y;
          i += 1;
        } else if (next === N && (i + 2 >= length || normal.charCodeAt(i + 2) === SPACE)) i += 1;
        break;
      case O:
      case A:
        if (next === U) {
          sound = OU;
          i += 1;
          if (i + 1 < length && normal.charCodeAt(i + 1) === W) i += 1;
        } else if (sound === O && next === E) {
          sound = OE;
          i += 1;
        }
        break;
    }
    if (sound === previous) continue;
    into[count] = sound;
    count += 1;
    previous = sound;
  }
  return count;
}
