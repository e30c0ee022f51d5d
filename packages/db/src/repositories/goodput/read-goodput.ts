import type { TenantTransaction } from '../../client/index.ts';
import { Prisma } from '../../generated/client.ts';

/** Best paces are those of the last days, in hours with so many kept calls of a model. */
const pacedMs = 30 * 86_400_000;
const pacedCallsLeast = 20;

/** Slot-microseconds that calls held in the hour that begins then (epoch milliseconds), and call-microseconds that they waited. */
export type GoodputHourRow = readonly [hourMs: number, grantedUs: number, waitedUs: number];

/** Slot-microseconds by what became of them. */
export interface PoolGoodputRow {
  readonly poolId: string;
  readonly slug: string;
  /** It has models, and all of them are simulated. */
  readonly simulated: boolean;
  /** Epoch milliseconds since when it has had so many slots, the oldest first. */
  readonly changes: readonly { readonly sinceMs: number; readonly slots: number }[];
  /** Hours in which calls ran. */
  readonly hours: readonly GoodputHourRow[];
  readonly calls: number;
  readonly keptUs: bigint;
  readonly retriesUs: bigint;
  readonly preemptedUs: bigint;
  readonly failedCallsUs: bigint;
  readonly cancelledUs: bigint;
  readonly loopsUs: bigint;
  readonly failedTasksUs: bigint;
}

const sumOf = (name: string) => Prisma.raw(`coalesce(sum(${name}), 0)::bigint`);

/** All pools, with what calls made of their slots in whole hours: `from` and `until` begin one. */
export function listPoolGoodput(tx: TenantTransaction, from: Date, until: Date): Promise<PoolGoodputRow[]> {
  return tx.$queryRaw<PoolGoodputRow[]>`
    with by_hour as materialized (
      select pool_id, hour, ${sumOf('calls')} as calls, ${sumOf('kept_us')} as kept_us,
             ${sumOf('retries_us')} as retries_us, ${sumOf('preempted_us')} as preempted_us,
             ${sumOf('failed_calls_us')} as failed_calls_us, ${sumOf('cancelled_us')} as cancelled_us,
             ${sumOf('loops_us')} as loops_us, ${sumOf('failed_tasks_us')} as failed_tasks_us,
             ${sumOf('waited_us')} as waited_us
      from goodput_hour where hour >= ${from} and hour < ${until} group by pool_id, hour
    )
    select p.id as "poolId", p.slug, coalesce((
             select bool_and(pr.simulated) from model m join provider pr on pr.id = m.provider_id where m.pool_id = p.id
           ), false) as simulated, coalesce((
             select json_agg(json_build_object('sinceMs', floor(extract(epoch from since) * 1000), 'slots', slots) order by since)
             from pool_slots s where s.pool_id = p.id and s.since < ${until}
           ), '[]') as changes,
           coalesce(json_agg(json_build_array(
             (extract(epoch from h.hour) * 1000)::bigint,
             h.kept_us + h.retries_us + h.preempted_us + h.failed_calls_us + h.cancelled_us + h.loops_us + h.failed_tasks_us,
             h.waited_us
           ) order by h.hour) filter (where h.hour is not null), '[]') as hours,
           coalesce(sum(h.calls), 0)::int as calls, ${sumOf('h.kept_us')} as "keptUs",
           ${sumOf('h.retries_us')} as "retriesUs", ${sumOf('h.preempted_us')} as "preemptedUs",
           ${sumOf('h.failed_calls_us')} as "failedCallsUs", ${sumOf('h.cancelled_us')} as "cancelledUs",
           ${sumOf('h.loops_us')} as "loopsUs", ${sumOf('h.failed_tasks_us')} as "failedTasksUs"
    from pool p left join by_hour h on h.pool_id = p.id
    group by p.id, p.slug order by p.slug`;
}

/** Kept work of a model in a pool; its best pace is null where too few calls were kept in any hour. */
export interface PacedWorkRow {
  readonly poolId: string;
  readonly modelId: string;
  readonly keptUs: bigint;
  readonly tokens: bigint;
  readonly bestTokens: bigint | null;
  readonly bestUs: bigint | null;
}

/** Kept work of whole hours by pool and model, beside the best hour of the days until then. */
export function listPacedWork(tx: TenantTransaction, from: Date, until: Date): Promise<PacedWorkRow[]> {
  return tx.$queryRaw<PacedWorkRow[]>`
    with best as materialized (
      -- The largest list is that of the fastest hour: its tokens per thousand slot-seconds come first.
      select pool_id, model_id, max(array[kept_tokens::numeric * 1000000000 / kept_us, kept_tokens, kept_us]) as hour
      from goodput_hour
      where hour >= ${new Date(until.getTime() - pacedMs)} and hour < ${until}
        and kept_calls >= ${pacedCallsLeast} and kept_us > 0 and kept_tokens > 0
      group by pool_id, model_id
    ), work as materialized (
      select pool_id, model_id, sum(kept_us)::bigint as kept_us, sum(kept_tokens)::bigint as kept_tokens
      from goodput_hour where hour >= ${from} and hour < ${until} group by pool_id, model_id
    )
    select w.pool_id as "poolId", w.model_id as "modelId", w.kept_us as "keptUs", w.kept_tokens as tokens,
           b.hour[2]::bigint as "bestTokens", b.hour[3]::bigint as "bestUs"
    from work w left join best b using (pool_id, model_id)`;
}

/** When calls were last folded; null: never. */
export async function findGoodputFold(tx: TenantTransaction): Promise<Date | null> {
  const row = await tx.goodputFold.findFirst({ select: { lookedAt: true } });
  return row?.lookedAt ?? null;
}
