const minutesKept = 120;
/** Scales a median of distances to a standard deviation of normal values. */
const normalScale = 1.4826;
/** Minutes that are nearly equal must not make every other one an exception. */
const spreadMin = 0.25;

/** What an agent's minutes usually cost: median and spread of the logarithms of the last two hours in which it worked. */
export class UsualMinute {
  readonly #logs: number[] = [];
  #next = 0;
  #typical: { readonly centre: number; readonly spread: number } | undefined;

  get minutes(): number {
    return this.#logs.length;
  }

  /** Nano-USD; NaN before the first minute. */
  get medianNanoUsd(): number {
    return Math.exp(this.#summary().centre);
  }

  /** @param nanoUsd more than 0: minutes without work say nothing of what work costs */
  add(nanoUsd: number): void {
    this.#logs[this.#next] = Math.log(nanoUsd);
    this.#next = (this.#next + 1) % minutesKept;
    this.#typical = undefined;
  }

  /** How many robust standard deviations a minute lies above the usual. */
  distanceOf(nanoUsd: number): number {
    const { centre, spread } = this.#summary();
    return (Math.log(nanoUsd) - centre) / spread;
  }

  #summary(): { readonly centre: number; readonly spread: number } {
    this.#typical ??= summarise(this.#logs);
    return this.#typical;
  }
}

function summarise(logs: readonly number[]): { readonly centre: number; readonly spread: number } {
  const centre = median(logs);
  const distance = median(logs.map((log) => Math.abs(log - centre)));
  return { centre, spread: Math.max(spreadMin, normalScale * distance) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
