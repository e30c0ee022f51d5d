import type { MarketResource } from './market-round.ts';

export interface MustRunLoad {
  readonly slots: number;
  readonly tokensPerSecond: number;
  readonly milliwatts: number;
}

export interface Overload {
  readonly resource: MarketResource;
  readonly needed: number;
  readonly limit: number;
}

/** The limit that the must-run slots exceed most, in proportion; undefined if they fit. */
export function findOverload(load: MustRunLoad, limits: MustRunLoad): Overload | undefined {
  let worst: Overload | undefined;
  for (const resource of ['slots', 'tokensPerSecond', 'milliwatts'] as const) {
    const [needed, limit] = [load[resource], limits[resource]];
    if (needed <= limit) continue;
    if (!worst || needed * worst.limit > worst.needed * limit) worst = { resource, needed, limit };
  }
  return worst;
}
