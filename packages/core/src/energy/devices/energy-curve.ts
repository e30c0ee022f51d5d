/** What a token of output takes while so many calls are decoded at once. */
export interface CurvePoint {
  readonly batch: number;
  readonly microjoulesPerToken: number;
  /** What all of them together write in a second; null: not told. */
  readonly tokensPerSecond: number | null;
}

/**
 * Points by batch, as measured or published. Between two of them the energy of a decoding step (batch × energy of a token) is a
 * straight line: a step costs what reading the weights costs, and something for every call in it.
 */
export type EnergyCurve = readonly CurvePoint[];

interface Segment {
  /** Microjoules of a step at batch 0, on the line of the segment. */
  readonly start: number;
  /** Microjoules that one more call adds to a step. */
  readonly slope: number;
}

/** Microjoules of a token of output when `batch` calls are decoded at once; undefined for a curve without points. */
export function energyPerToken(curve: EnergyCurve, batch: number): number | undefined {
  const calls = Math.max(1, batch);
  const segment = segmentAt(curve, calls);
  return segment === undefined ? undefined : Math.round(Math.max(0, (segment.start + segment.slope * calls) / calls));
}

/**
 * Microjoules that a token of one more call adds at this batch: the slope of a step's energy. What the market's supply asks for;
 * far below the average while a batch is small. Never negative; undefined for a curve without points.
 */
export function marginalEnergyPerToken(curve: EnergyCurve, batch: number): number | undefined {
  const segment = segmentAt(curve, Math.max(1, batch));
  return segment === undefined ? undefined : Math.round(Math.max(0, segment.slope));
}

/** Tokens a second at a batch: straight between points that tell it; undefined where none does. */
export function speedAt(curve: EnergyCurve, batch: number): number | undefined {
  const told = curve
    .flatMap(({ batch: at, tokensPerSecond }) => (tokensPerSecond === null ? [] : [{ at, speed: tokensPerSecond }]))
    .toSorted((one, other) => one.at - other.at);
  const [first] = told;
  const last = told.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const calls = Math.max(1, batch);
  if (calls <= first.at) return (first.speed * calls) / first.at;
  if (calls >= last.at) return last.speed;
  const next = told.findIndex(({ at }) => at > calls);
  const [low, high] = [told[next - 1] ?? first, told[next] ?? last];
  return low.speed + ((high.speed - low.speed) * (calls - low.at)) / (high.at - low.at);
}

function segmentAt(curve: EnergyCurve, batch: number): Segment | undefined {
  const points = curve.toSorted((one, other) => one.batch - other.batch);
  const [first, second] = points;
  if (first === undefined) return undefined;
  // One figure says nothing of other batches: the same is taken for all.
  if (second === undefined) return { start: 0, slope: first.microjoulesPerToken };
  const above = points.findIndex((point) => point.batch > batch);
  const high = above <= 0 ? (above === 0 ? 1 : points.length - 1) : above;
  return lineThrough(points[high - 1] ?? first, points[high] ?? second);
}

function lineThrough(low: CurvePoint, high: CurvePoint): Segment {
  const [lowStep, highStep] = [low.batch * low.microjoulesPerToken, high.batch * high.microjoulesPerToken];
  const slope = (highStep - lowStep) / (high.batch - low.batch);
  return { start: lowStep - slope * low.batch, slope };
}
