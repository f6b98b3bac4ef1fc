import { inflateSync } from 'node:zlib';

export interface Png {
  readonly width: number;
  readonly height: number;
  /** Four numbers from 0 to 255 for each pixel, row by row. */
  readonly pixels: readonly (readonly [red: number, green: number, blue: number, alpha: number])[];
}

/** Reads a PNG of 8 bits a channel, in colour with or without transparency, not interlaced; no other kind. */
export function readPng(file: Uint8Array): Png {
  const bytes = Buffer.from(file);
  const parts = new Map<string, Buffer[]>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    parts.set(name, [...(parts.get(name) ?? []), bytes.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  const header = parts.get('IHDR')?.[0];
  if (header === undefined || !bytes.subarray(1, 4).equals(Buffer.from('PNG'))) throw new Error('No PNG.');
  const [depth, colours, , , interlaced] = header.subarray(8);
  if (depth !== 8 || (colours !== 2 && colours !== 6) || interlaced !== 0) throw new Error('Another PNG.');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const size = colours === 6 ? 4 : 3;
  const raw = unfilter(inflateSync(Buffer.concat(parts.get('IDAT') ?? [])), width * size, size);
  const pixels = Array.from({ length: width * height }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = raw.subarray(index * size, (index + 1) * size);
    return [red, green, blue, alpha] as const;
  });
  return { width, height, pixels };
}

/** Every row tells how its bytes differ from those left of and above them. */
function unfilter(data: Buffer, rowSize: number, size: number): Buffer {
  const rows = data.length / (rowSize + 1);
  const result = Buffer.alloc(rows * rowSize);
  for (let row = 0; row < rows; row++) {
    const filter = data[row * (rowSize + 1)];
    for (let column = 0; column < rowSize; column++) {
      const at = row * rowSize + column;
      const left = column < size ? 0 : (result[at - size] ?? 0);
      const up = row === 0 ? 0 : (result[at - rowSize] ?? 0);
      const corner = row === 0 || column < size ? 0 : (result[at - rowSize - size] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter ?? 0] ?? 0;
      result[at] = (data[row * (rowSize + 1) + 1 + column] ?? 0) + guess;
    }
  }
  return result;
}

function nearest(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  if (toLeft === undefined || toUp === undefined || toCorner === undefined) return 0;
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
