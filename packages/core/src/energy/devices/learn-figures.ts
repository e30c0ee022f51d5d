import { fitWeights, type FittedWeights } from './fit-weights.ts';
import type { CurvePoint } from './energy-curve.ts';

/** What was metered in an interval, and what ran meanwhile. */
export interface LearningSample {
  readonly untilMs: number;
  readonly spanMs: number;
  readonly meteredMillijoules: bigint;
  /** For how much of it any call was there. */
  readonly busyMs: number;
  /** In slots, all calls together. */
  readonly residentMs: number;
  readonly prefillTokens: number;
  readonly decodeTokens: number;
  readonly kvTokenMs: number;
}

export interface LearntFigures {
  /** Intervals that were looked at. */
  readonly samples: number;
  /** The lower quartile of the power while no call was there; null: too few such intervals. */
  readonly idleMilliwatts: number | null;
  /** Energy of a token of output by batch, all of the device's energy with it; bins of powers of two. */
  readonly curve: readonly CurvePoint[];
  /** Null: too few intervals, or nothing above idle in them. */
  readonly weights: FittedWeights | null;
}

/** Fewer say too little. */
const fewestSamples = 20;
const msPerSecond = 1_000;

/**
 * What measured intervals of one device say of it. The order of the samples does not matter: sums are of whole numbers, and what
 * is held out goes by time.
 */
export function learnFigures(samples: readonly LearningSample[], idleMilliwatts: number): LearntFigures {
  const usable = samples
    .filter(({ spanMs, meteredMillijoules }) => spanMs > 0 && meteredMillijoules >= 0n)
    .toSorted((one, other) => one.untilMs - other.untilMs);
  const quiet = usable.filter(({ busyMs, residentMs }) => busyMs === 0 && residentMs === 0);
  const idle = quiet.length < fewestSamples ? null : lowerQuartile(quiet.map(meanMilliwatts));
  const busy = usable.filter(({ decodeTokens }) => decodeTokens > 0);
  return {
    samples: usable.length,
    idleMilliwatts: idle,
    curve: curveOf(busy),
    weights: busy.length < fewestSamples ? null : fitWeights(busy, idle ?? idleMilliwatts),
  };
}

const meanMilliwatts = ({ meteredMillijoules, spanMs }: LearningSample): number =>
  Math.round((Number(meteredMillijoules) * msPerSecond) / spanMs);

function lowerQuartile(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 4)] ?? 0;
}

function curveOf(busy: readonly LearningSample[]): readonly CurvePoint[] {
  const bins = Map.groupBy(busy, ({ residentMs, spanMs }) => Math.max(0, Math.round(Math.log2(residentMs / spanMs))));
  return [...bins]
    .filter(([, inBin]) => inBin.length >= fewestSamples)
    .toSorted(([one], [other]) => one - other)
    .map(([exponent, inBin]) => {
      const tokens = inBin.reduce((sum, { decodeTokens }) => sum + BigInt(decodeTokens), 0n);
      const millijoules = inBin.reduce((sum, { meteredMillijoules }) => sum + meteredMillijoules, 0n);
      const spanMs = inBin.reduce((sum, sample) => sum + sample.spanMs, 0);
      return {
        batch: 2 ** exponent,
        microjoulesPerToken: Math.max(1, Number((millijoules * 1_000n) / tokens)),
        tokensPerSecond: Math.max(1, Math.round((Number(tokens) * msPerSecond) / spanMs)),
      };
    });
}
