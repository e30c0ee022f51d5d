import type { ChartData } from '@/components/chart/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { MarketRound } from '../market-types.ts';

/** One step of a curve; places are parts of the drawing, from its left and its foot. */
export interface DrawnStep {
  readonly from: number;
  readonly to: number;
  readonly height: number;
  /** Higher than the drawing: its top is cut off. */
  readonly cut: boolean;
}

export interface PreparedCurves {
  readonly demand: readonly DrawnStep[];
  readonly supply: readonly DrawnStep[];
  /** Where the round cleared. */
  readonly crossing: { readonly x: number; readonly height: number; readonly words: string };
  /** Asked for at the price or above, and not served. */
  readonly unserved: { readonly from: number; readonly to: number; readonly words: string } | undefined;
  /** Where the pool's slots end. */
  readonly limit: number | undefined;
  readonly slotTicks: readonly { readonly at: number; readonly label: string }[];
  readonly priceTicks: readonly { readonly at: number; readonly label: string }[];
  /** What is read at each step of the demand, in its order. */
  readonly readings: readonly string[];
  readonly data: ChartData;
}

type Curve = MarketRound['demand'];

/** Of supply that nobody comes near, no more than this many times the demand is drawn. */
const idleDrawn = 1.5;
const headroom = 1.12;
const tickSteps = [1, 2, 4, 5, 8, 10];
const ticksWanted = 5;

/** Both curves on one drawing, with the crossing. Bids at the cap, as must-run slots are, are cut off at the top. */
export function prepareCurves(round: MarketRound, priceCap: number): PreparedCurves {
  const { demand, supply, price, grantedSlots, unservedSlots, slotLimit } = round;
  const asked = Math.max(endOf(demand), grantedSlots, 1);
  const slots = Math.max(asked, Math.min(endOf(supply), Math.ceil(asked * idleDrawn)));
  const prices = [
    ...demand.filter((step) => step.price < priceCap).map((step) => step.price),
    ...supply.filter((_step, index) => (supply[index - 1]?.toSlots ?? 0) < grantedSlots).map((step) => step.price),
    price,
  ];
  const top = Math.max(...prices, 1) * headroom;
  const drawn = (curve: Curve) => stepsOf(curve, slots, top);
  const x = (count: number) => Math.min(count / slots, 1);
  return {
    demand: drawn(demand),
    supply: drawn(supply),
    crossing: {
      x: x(grantedSlots),
      height: Math.min(price / top, 1),
      words: `clears at ${formatCredits(price)} for ${formatQuantity(grantedSlots, 'slot')}`,
    },
    unserved:
      unservedSlots === 0
        ? undefined
        : { from: x(grantedSlots), to: x(endOf(demand)), words: `${formatQuantity(unservedSlots, 'slot')} not served` },
    limit: slotLimit !== null && slotLimit <= slots ? x(slotLimit) : undefined,
    slotTicks: ticksOf(slots, true).map((count) => ({ at: x(count), label: formatCount(count) })),
    priceTicks: ticksOf(top, false).map((micro) => ({ at: micro / top, label: formatCredits(micro) })),
    readings: demand.map((step, index) => readingOf(round, step, (demand[index - 1]?.toSlots ?? 0) + 1)),
    data: {
      head: ['Curve', 'From slot', 'To slot', 'Price, credits'],
      rows: [...rowsOf('demand', demand), ...rowsOf('supply', supply)],
    },
  };
}

function endOf(curve: Curve): number {
  return curve.at(-1)?.toSlots ?? 0;
}

function stepsOf(curve: Curve, slots: number, top: number): readonly DrawnStep[] {
  return curve
    .map(({ toSlots, price }, index) => ({
      from: (curve[index - 1]?.toSlots ?? 0) / slots,
      to: Math.min(toSlots / slots, 1),
      height: Math.min(price / top, 1),
      cut: price > top,
    }))
    .filter(({ from, to }) => from < to);
}

/** Round figures from 0 up to the end, some five of them. */
function ticksOf(end: number, whole: boolean): readonly number[] {
  const rough = end / ticksWanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (tickSteps.find((size) => size * power >= rough) ?? 10) * power;
  const even = whole ? Math.max(1, Math.ceil(step)) : step;
  return Array.from({ length: Math.floor(end / even) + 1 }, (_, index) => index * even);
}

function readingOf(round: MarketRound, { toSlots, price }: Curve[number], from: number): string {
  const cost = round.supply.find((step) => step.toSlots >= from)?.price;
  const served = from > round.grantedSlots ? 'not served' : toSlots > round.grantedSlots ? 'served in part' : 'served';
  const span = from === toSlots ? `slot ${formatCount(from)}` : `slots ${formatCount(from)} to ${formatCount(toSlots)}`;
  return `${span}: ${formatCredits(price)} bid, ${cost === undefined ? 'no supply' : `${formatCredits(cost)} cost`}, ${served}`;
}

function rowsOf(name: string, curve: Curve): readonly (readonly string[])[] {
  return curve.map(({ toSlots, price }, index) => [
    name,
    String((curve[index - 1]?.toSlots ?? 0) + 1),
    String(toSlots),
    String(price / 1_000_000),
  ]);
}
