import { formatCount, formatShare, nothing } from '@/format/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { MarketPool, MarketResource } from '../market-types.ts';
import { resourceNames } from '../resource-words.ts';

export interface PoolRow {
  readonly id: string;
  readonly slug: string;
  readonly simulated: boolean;
  readonly price: string;
  /** `0.31 to 4.00` */
  readonly range: string;
  readonly prices: readonly number[];
  readonly course: string;
  /** How full its fullest limit is; undefined where none is known. */
  readonly load: number | undefined;
  readonly loadWords: string;
  readonly asked: string;
  readonly binds: string;
}

const resources: readonly MarketResource[] = ['slots', 'tokensPerSecond', 'milliwatts'];

/** A pool as its row shows it. */
export function preparePool(pool: MarketPool): PoolRow {
  const { price, priceFloor, priceCap, limits } = pool;
  const load = loadOf(pool);
  return {
    id: pool.pool.id,
    slug: pool.pool.slug,
    simulated: pool.simulated,
    price: formatCredits(price),
    range: `${formatCredits(priceFloor)} to ${formatCredits(priceCap)}`,
    prices: pool.prices.map((one) => one.price),
    course: `Price of ${pool.pool.slug} over its last ${pool.prices.length} rounds, now ${formatCredits(price)}`,
    load,
    loadWords: load === undefined ? nothing : formatShare(load),
    asked:
      price === null
        ? nothing
        : `${formatCount(pool.askedSlots)} / ${limits.slots === null ? '∞' : formatCount(limits.slots)}`,
    binds: bindsOf(pool),
  };
}

function loadOf({ load, limits }: MarketPool): number | undefined {
  const parts = resources.flatMap((resource) => {
    const limit = limits[resource];
    return limit === null || limit === 0 ? [] : [load[resource] / limit];
  });
  return parts.length === 0 ? undefined : Math.max(...parts);
}

function bindsOf({ type, binding }: MarketPool): string {
  if (type === null) return 'took no part';
  if (type === 'failure') return 'over its limit';
  if (binding.length > 0) return binding.map((resource) => resourceNames[resource]).join(', ');
  return type === 'null' ? 'nothing sold' : 'cost';
}
