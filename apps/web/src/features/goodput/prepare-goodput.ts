import type { WaterfallStep } from '@/components/chart/index.ts';
import { formatCount } from '@/format/index.ts';
import { goodputTerms, termsInOrder, type Part, type Term } from './goodput-terms.ts';
import type { GoodputAnswer, GoodputFigures, LossCause, PoolGoodput } from './goodput-types.ts';

const hourMs = 3_600_000;
const million = 1_000_000;

/** Slot-milliseconds of a term. */
export function slotMsOf(figures: GoodputFigures, term: Term): number {
  const { offeredMs: offered, grantedMs: granted, keptMs: kept, usefulMs: useful, losses } = figures;
  const left: Partial<Record<Term, number>> = { offered, granted, kept, useful };
  return left[term] ?? losses.find(({ cause }) => cause === term)?.ms ?? 0;
}

/** The steps of the waterfall, all of them always: a cause that cost nothing keeps its place. */
export const stepsOf = (figures: GoodputFigures): readonly WaterfallStep[] =>
  termsInOrder.map((term) => {
    const { label, kind, tone, truth } = goodputTerms[term];
    return { id: term, label, kind, tone, truth, value: slotMsOf(figures, term) };
  });

/** A share of 1; null where there is nothing to have a share of. */
export function shareOfPart(figures: GoodputFigures, part: Part): number | null {
  const ppm = {
    scheduling: figures.schedulingPpm,
    runtime: figures.runtimePpm,
    program: figures.programPpm,
    goodput: figures.goodputPpm,
  }[part];
  return ppm === null ? null : ppm / million;
}

/** Slot-hours with two decimals, whole ones from a thousand on: `71.68`, `<0.01`, `1,402`. */
export function formatSlotHours(slotMs: number): string {
  const hours = slotMs / hourMs;
  if (slotMs === 0) return '0';
  if (hours < 0.01) return '<0.01';
  return hours < 1_000 ? hours.toFixed(2) : formatCount(Math.round(hours));
}

/** What cost most; undefined when nothing was lost. */
export function largestLoss(figures: GoodputFigures): { readonly cause: LossCause; readonly ms: number } | undefined {
  const most = figures.losses.reduce<GoodputFigures['losses'][number] | undefined>(
    (first, loss) => (first === undefined || loss.ms > first.ms ? loss : first),
    undefined,
  );
  return most === undefined || most.ms === 0 ? undefined : most;
}

export interface ChosenGoodput {
  /** Undefined: all pools together. */
  readonly pool: PoolGoodput | undefined;
  readonly figures: GoodputFigures;
  readonly calls: number;
  readonly simulated: boolean;
}

/** The pool that the address names, else all of them. */
export function chooseGoodput({ fleet, pools }: GoodputAnswer, slug: string | null): ChosenGoodput {
  const pool = pools.find((each) => each.slug === slug);
  if (pool !== undefined) return { pool, figures: pool, calls: pool.calls, simulated: pool.simulated };
  return {
    pool,
    figures: fleet,
    calls: pools.reduce((sum, { calls }) => sum + calls, 0),
    simulated: pools.length > 0 && pools.every(({ simulated }) => simulated),
  };
}
