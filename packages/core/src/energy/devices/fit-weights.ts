/** What is fitted: energy above idle, and what may have taken it. */
interface FittedSample {
  readonly spanMs: number;
  readonly meteredMillijoules: bigint;
  readonly prefillTokens: number;
  readonly decodeTokens: number;
  readonly kvTokenMs: number;
}

export interface FittedWeights {
  /** Microjoules. */
  readonly prefillToken: number;
  readonly decodeToken: number;
  readonly kvTokenSecond: number;
  /** How far the fit is off on what it has not seen, of the energy there; millionths. */
  readonly errorPpm: number;
}

type Row = readonly [prefill: bigint, decode: bigint, kvTokenMs: bigint];

const heldOutEvery = 5;
const million = 1_000_000n;

/**
 * Non-negative least squares of the energy above idle over tokens prefilled, tokens decoded and KV-token-seconds (research §3.5, 4).
 * Sums are exact; of the few sets of terms that are not zero the one with the least error wins that has no negative weight.
 * Every fifth interval is held out and tells the error.
 */
export function fitWeights(samples: readonly FittedSample[], idleMilliwatts: number): FittedWeights | null {
  const rows = samples.map((sample) => ({
    terms: [BigInt(sample.prefillTokens), BigInt(sample.decodeTokens), BigInt(Math.round(sample.kvTokenMs))] as const,
    microjoules: aboveIdle(sample, idleMilliwatts),
  }));
  const seen = rows.filter((_, index) => index % heldOutEvery !== heldOutEvery - 1);
  const product = (one: (row: (typeof rows)[number]) => bigint, other: (row: (typeof rows)[number]) => bigint) =>
    Number(seen.reduce((sum, row) => sum + one(row) * other(row), 0n));
  const places = [0, 1, 2] as const;
  const normal = places.map((row) =>
    places.map((column) =>
      product(
        ({ terms }) => terms[row],
        ({ terms }) => terms[column],
      ),
    ),
  );
  const right = places.map((row) =>
    product(
      ({ terms }) => terms[row],
      ({ microjoules }) => microjoules,
    ),
  );
  const weights = bestOf(normal, right);
  if (weights === undefined) return null;
  const [prefillToken = 0, decodeToken = 0, kvTokenMs = 0] = weights;
  const fitted = {
    prefillToken: Math.round(prefillToken),
    decodeToken: Math.round(decodeToken),
    kvTokenSecond: Math.round(kvTokenMs * 1_000),
  };
  const heldOut = rows.filter((_, index) => index % heldOutEvery === heldOutEvery - 1);
  const total = heldOut.reduce((sum, { microjoules }) => sum + microjoules, 0n);
  const off = heldOut.reduce(
    (sum, { terms, microjoules }) => sum + distance(predicted(terms, fitted), microjoules),
    0n,
  );
  if (total === 0n || fitted.prefillToken + fitted.decodeToken + fitted.kvTokenSecond === 0) return null;
  return { ...fitted, errorPpm: Number((off * million) / total) };
}

function aboveIdle({ meteredMillijoules, spanMs }: FittedSample, idleMilliwatts: number): bigint {
  const above = meteredMillijoules * 1_000n - BigInt(idleMilliwatts) * BigInt(spanMs);
  return above > 0n ? above : 0n;
}

const predicted = ([prefill, decode, kvTokenMs]: Row, weights: Omit<FittedWeights, 'errorPpm'>): bigint =>
  prefill * BigInt(weights.prefillToken) +
  decode * BigInt(weights.decodeToken) +
  (kvTokenMs * BigInt(weights.kvTokenSecond)) / 1_000n;

const distance = (one: bigint, other: bigint): bigint => (one > other ? one - other : other - one);

/** Tries each set of terms; columns are scaled to length 1, so that tokens and KV-token-ms weigh alike in the arithmetic. */
function bestOf(normal: readonly (readonly number[])[], right: readonly number[]): readonly number[] | undefined {
  const scale = right.map((_, place) => Math.sqrt(normal[place]?.[place] ?? 0));
  let best: { readonly gain: number; readonly weights: readonly number[] } | undefined;
  for (let set = 1; set < 8; set += 1) {
    const chosen = [0, 1, 2].filter((place) => (set & (1 << place)) !== 0 && (scale[place] ?? 0) > 0);
    const matrix = chosen.map((row) =>
      chosen.map((column) => (normal[row]?.[column] ?? 0) / ((scale[row] ?? 1) * (scale[column] ?? 1))),
    );
    const vector = chosen.map((row) => (right[row] ?? 0) / (scale[row] ?? 1));
    const solved = solve(matrix, vector);
    if (solved === undefined || solved.some((weight) => !(weight >= 0))) continue;
    // What of the energy's square the fit explains.
    const gain = solved.reduce((sum, weight, place) => sum + weight * (vector[place] ?? 0), 0);
    if (best !== undefined && gain <= best.gain * (1 + 1e-9)) continue;
    const weights = [0, 0, 0];
    for (const [place, at] of chosen.entries()) weights[at] = (solved[place] ?? 0) / (scale[at] ?? 1);
    best = { gain, weights };
  }
  return best?.weights;
}

/** Gauss's elimination with the largest pivot; undefined where the terms cannot be told apart. */
function solve(given: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const size = right.length;
  const rows = given.map((row, place) => [...row, right[place] ?? 0]);
  for (let column = 0; column < size; column += 1) {
    const below = rows.slice(column).map((row) => Math.abs(row[column] ?? 0));
    const pivot = column + below.indexOf(Math.max(...below));
    const [held, found] = [rows[column] ?? [], rows[pivot] ?? []];
    if (Math.abs(found[column] ?? 0) < 1e-9) return undefined;
    [rows[column], rows[pivot]] = [found, held];
    for (const [place, row] of rows.entries()) {
      if (place === column) continue;
      const factor = (row[column] ?? 0) / (found[column] ?? 1);
      rows[place] = row.map((value, at) => value - factor * (found[at] ?? 0));
    }
  }
  return rows.map((row, place) => (row[size] ?? 0) / (row[place] ?? 1));
}
