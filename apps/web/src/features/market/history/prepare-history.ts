import type { ChartData } from '@/components/chart/index.ts';
import { formatCount, formatDateTime } from '@/format/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { HistoryRound, MarketResource } from '../market-types.ts';
import { formatResource, resourceNames } from '../resource-words.ts';

export interface HistoryRow extends HistoryRound {
  /** Which limit is other than in the round before, from what to what: `64 to 48 slots`. */
  readonly limitChange: string | undefined;
  /** What binds and how much of it there is; else what set the price. */
  readonly bound: string;
}

/** One figure over the rounds, with the limit that it may not cross; places are parts of the drawing from its foot. */
export interface HistoryStrip {
  readonly id: string;
  readonly name: string;
  readonly now: string;
  readonly values: readonly number[];
  /** Null where there was none. */
  readonly limits: readonly (number | null)[];
  readonly limitWords: string | undefined;
}

export interface PreparedHistory {
  /** The newest first. */
  readonly rows: readonly HistoryRow[];
  readonly strips: readonly HistoryStrip[];
  /** Of rounds whose limits changed, by their place from the oldest. */
  readonly changes: readonly number[];
  /** What is read at each round, from the oldest. */
  readonly readings: readonly string[];
  readonly data: ChartData;
}

const limited = ['slots', 'tokensPerSecond', 'milliwatts'] as const satisfies readonly MarketResource[];
const headroom = 1.1;

/** Kept rounds of a pool, as the list and its drawing show them. @param rounds the newest first */
export function prepareHistory(rounds: readonly HistoryRound[], zone: string): PreparedHistory {
  const rows = rounds.map((round, index) => ({
    ...round,
    limitChange: changeOf(round, rounds[index + 1]),
    bound: boundOf(round),
  }));
  const course = rows.toReversed();
  return {
    rows,
    strips: [priceStrip(course), ...limited.flatMap((resource) => resourceStrip(course, resource))],
    changes: course.flatMap(({ limitChange }, place) => (limitChange === undefined ? [] : [place])),
    readings: course.map(readingOf),
    data: {
      head: ['Round', 'Time', 'Price, credits', 'Granted', 'Asked', 'Must run', 'Shed', 'Slots there are', 'Power, kW'],
      rows: course.map((row) => [
        String(row.round),
        formatDateTime(row.at, zone),
        String(row.price / 1_000_000),
        String(row.grantedSlots),
        String(row.askedSlots),
        String(row.mustRunSlots),
        String(row.shedSlots),
        row.limits.slots === null ? '' : String(row.limits.slots),
        (row.load.milliwatts / 1_000_000).toFixed(3),
      ]),
    },
  };
}

/** What the list says of how many rounds it shows: `60 rounds, 3 with another limit`. */
export function historyNote({ rows, changes }: PreparedHistory): string {
  const shown = `${formatCount(rows.length)} of those kept`;
  return changes.length === 0 ? shown : `${shown}, the limit changed in ${formatCount(changes.length)}`;
}

function changeOf(round: HistoryRound, before: HistoryRound | undefined): string | undefined {
  if (before === undefined) return undefined;
  const changed = limited.filter((resource) => round.limits[resource] !== before.limits[resource]);
  if (changed.length === 0) return undefined;
  const words = (limits: HistoryRound['limits'], resource: MarketResource) =>
    limits[resource] === null ? 'no limit' : formatResource(limits[resource], resource);
  return changed.map((resource) => `${words(before.limits, resource)} to ${words(round.limits, resource)}`).join(', ');
}

function boundOf({ type, binding, limits }: HistoryRound): string {
  if (type === 'failure') return 'must-run slots alone are too many';
  if (binding.length === 0) return type === 'null' ? 'nothing sold' : 'cost';
  return binding
    .map((resource) => {
      const limit = limits[resource];
      return limit === null ? resourceNames[resource] : formatResource(limit, resource);
    })
    .join(', ');
}

function priceStrip(course: readonly HistoryRow[]): HistoryStrip {
  const prices = course.map(({ price }) => price);
  const top = Math.max(...prices, 1) * headroom;
  return {
    id: 'price',
    name: 'price, credits',
    now: formatCredits(prices.at(-1) ?? null),
    values: prices.map((price) => price / top),
    limits: prices.map(() => null),
    limitWords: undefined,
  };
}

/** Nothing where no round had a limit of it: then it is not scarce. */
function resourceStrip(course: readonly HistoryRow[], resource: MarketResource): readonly HistoryStrip[] {
  const limits = course.map((row) => row.limits[resource]);
  const known = limits.filter((limit) => limit !== null);
  if (known.length === 0) return [];
  const loads = course.map(({ load }) => load[resource]);
  const top = Math.max(...known, ...loads, 1) * headroom;
  const [now, limit] = [loads.at(-1) ?? 0, limits.at(-1) ?? null];
  return [
    {
      id: resource,
      name: resource === 'milliwatts' ? 'power, kW' : resourceNames[resource],
      now: resource === 'milliwatts' ? (now / 1_000_000).toFixed(2) : formatCount(now),
      values: loads.map((load) => load / top),
      limits: limits.map((each) => (each === null ? null : each / top)),
      limitWords: limit === null ? undefined : `limit ${formatResource(limit, resource)}`,
    },
  ];
}

function readingOf({ round, price, load, askedSlots, limits, limitChange }: HistoryRow): string {
  const held = limited.flatMap((resource) => {
    const limit = limits[resource];
    return limit === null ? [] : [`${formatResource(load[resource], resource)} of ${formatResource(limit, resource)}`];
  });
  const facts = [`round ${formatCount(round)}`, `${formatCredits(price)} credits`, ...held];
  const asked = `${formatCount(askedSlots)} slots asked for`;
  return [...facts, asked, ...(limitChange === undefined ? [] : [`limit ${limitChange}`])].join(', ');
}
