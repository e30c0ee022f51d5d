/** One call of a model that was executed. */
export interface MeasuredCall {
  readonly atMs: number;
  readonly failed: boolean;
  /** From the request to the first byte of a stream; null for an answer that came whole, whose first byte is its last. */
  readonly firstByteMs: number | null;
  readonly tokensPerSecond: number | null;
}

/** How a model did of late. Null: too little was seen to say. */
export interface MeasuredSpeed {
  readonly calls: number;
  readonly failed: number;
  readonly firstByteP50Ms: number | null;
  readonly firstByteP95Ms: number | null;
  /** Median over the calls. */
  readonly tokensPerSecond: number | null;
}

export const nothingMeasured: MeasuredSpeed = {
  calls: 0,
  failed: 0,
  firstByteP50Ms: null,
  firstByteP95Ms: null,
  tokensPerSecond: null,
};

const keptCalls = 256;
const keptMs = 900_000;
/** Fewer tell too little of the slowest twentieth. */
const fewestForP95 = 20;
const fewestForMedian = 3;
const readingKeptMs = 1_000;

/** The last 256 calls of a model, none older than a quarter of an hour. Adding one costs no allocation. */
export class RollingMeasure {
  readonly #atMs = new Float64Array(keptCalls);
  /** NaN: not known. */
  readonly #firstByteMs = new Float64Array(keptCalls);
  readonly #tokensPerSecond = new Float64Array(keptCalls);
  readonly #failed = new Uint8Array(keptCalls);
  #added = 0;
  #reading: MeasuredSpeed = nothingMeasured;
  #readAtMs = -Infinity;
  #readAdded = 0;

  add({ atMs, failed, firstByteMs, tokensPerSecond }: MeasuredCall): void {
    const index = this.#added % keptCalls;
    this.#atMs[index] = atMs;
    this.#firstByteMs[index] = firstByteMs ?? Number.NaN;
    this.#tokensPerSecond[index] = tokensPerSecond ?? Number.NaN;
    this.#failed[index] = failed ? 1 : 0;
    this.#added += 1;
  }

  /** At most a second old. */
  read(nowMs: number): MeasuredSpeed {
    if (this.#added === this.#readAdded && this.#added === 0) return nothingMeasured;
    if (nowMs - this.#readAtMs >= readingKeptMs) {
      this.#reading = this.#measure(nowMs - keptMs);
      this.#readAtMs = nowMs;
      this.#readAdded = this.#added;
    }
    return this.#reading;
  }

  #measure(fromMs: number): MeasuredSpeed {
    const firstBytes: number[] = [];
    const speeds: number[] = [];
    let calls = 0;
    let failed = 0;
    for (let index = 0; index < Math.min(this.#added, keptCalls); index += 1) {
      if ((this.#atMs[index] ?? 0) < fromMs) continue;
      calls += 1;
      failed += this.#failed[index] ?? 0;
      const firstByteMs = this.#firstByteMs[index] ?? Number.NaN;
      const tokensPerSecond = this.#tokensPerSecond[index] ?? Number.NaN;
      if (!Number.isNaN(firstByteMs)) firstBytes.push(firstByteMs);
      if (!Number.isNaN(tokensPerSecond)) speeds.push(tokensPerSecond);
    }
    return {
      calls,
      failed,
      firstByteP50Ms: quantile(firstBytes, 0.5, fewestForMedian),
      firstByteP95Ms: quantile(firstBytes, 0.95, fewestForP95),
      tokensPerSecond: quantile(speeds, 0.5, fewestForMedian),
    };
  }
}

/** The smallest value that so many of the values do not exceed. */
function quantile(values: readonly number[], fraction: number, fewest: number): number | null {
  if (values.length < fewest) return null;
  return values.toSorted((left, right) => left - right)[Math.ceil(values.length * fraction) - 1] ?? null;
}
