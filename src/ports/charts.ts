/** One bar of a chart, with what stands beside it. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** Draws charts, as pictures that need no script. The same figures always stand in a table beside it. */
export interface Charts {
  /** @returns an SVG document of horizontal bars. */
  bars(title: string, bars: readonly Bar[]): Promise<string>;
}
