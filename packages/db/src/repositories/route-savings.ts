import type { TenantTransaction } from '../client/index.ts';
import { firstIdAt } from '../ids/index.ts';

/** Sums in decimal text. */
export interface RouteSavingsRow {
  readonly routeId: string;
  readonly calls: number;
  readonly withCost: number;
  readonly costNanoUsd: string;
  readonly savedVsFirstNanoUsd: string;
  readonly comparedWithFirst: number;
  readonly savedVsDearestNanoUsd: string;
  readonly comparedWithDearest: number;
  readonly fellBack: number;
  readonly simulated: number;
}

/** What the ended calls of each route that arrived in a range came to, and what the same tokens would have cost elsewhere. */
export function listRouteSavings(
  tx: TenantTransaction,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<RouteSavingsRow[]> {
  return tx.$queryRaw<RouteSavingsRow[]>`
    with routed as (
      select s.route_id, s.cost_nano_usd as cost, (s.route->>'firstNanoUsd')::bigint as first,
             (s.route->>'dearestNanoUsd')::bigint as dearest,
             s.serving_model_id is not null as fell_back, c.simulated
      from call_settlement s
      join call c on c.organisation_id = s.organisation_id and c.id = s.call_id
      where s.route_id is not null
        and s.call_id >= ${firstIdAt('call', fromMs)} and s.call_id < ${firstIdAt('call', toMs)}
    )
    select route_id as "routeId", count(*)::int as calls, count(cost)::int as "withCost",
           coalesce(sum(cost), 0)::text as "costNanoUsd",
           coalesce(sum(first - cost), 0)::text as "savedVsFirstNanoUsd",
           count(first - cost)::int as "comparedWithFirst",
           coalesce(sum(dearest - cost), 0)::text as "savedVsDearestNanoUsd",
           count(dearest - cost)::int as "comparedWithDearest",
           (count(*) filter (where fell_back))::int as "fellBack",
           (count(*) filter (where simulated))::int as simulated
    from routed group by route_id`;
}
