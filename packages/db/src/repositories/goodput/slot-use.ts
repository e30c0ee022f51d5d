import { Prisma } from '../../generated/client.ts';

const hourUs = 3_600_000_000n;

/** What a call may have waited for that is no slot. */
export const waitedForOther = ['provider', 'memory', 'rate', 'agent_limit'] as const;

/**
 * What the calls of `picked` (call_id) that meet `condition` on their settlement s did with slots, a row for each hour that they ran in: `slot_use`. All of a
 * call's time is there once; parts of it that are divided are rounded down, and what is left is kept. Slot time is
 * execution; of a call that was interrupted, without the last time that it waited for a slot again.
 */
export function slotUseOf(picked: Prisma.Sql, condition: Prisma.Sql = Prisma.sql`true`): Prisma.Sql {
  return Prisma.sql`
    ended as materialized (
      select s.call_id, coalesce(s.serving_pool_id, c.pool_id) as pool_id,
             coalesce(s.serving_model_id, c.model_id, '') as model_id, c.agent_id, c.run_id, c.received_at, s.outcome,
             coalesce(s.output_tokens, 0)::bigint as tokens, greatest(s.attempts, 1) as attempts,
             greatest(0, least(told.interruptions, s.attempts - 1)) as interruptions,
             greatest(0, s.execute_us - case when told.interruptions > 0 then told.waited_ms * 1000 else 0 end) as us,
             case when told.waited_for in (${Prisma.join([...waitedForOther])}) then told.waited_ms * 1000 else 0 end
               as waited_us,
             (extract(epoch from c.received_at) * 1000000)::bigint + s.identify_us + s.permit_us + s.prepare_us
               + s.price_us + s.admit_us + s.execute_us as until_us
      from (${picked}) as picked
      cross join lateral (select * from call_settlement s where s.call_id = picked.call_id and ${condition} offset 0) as s
      cross join lateral (select * from call where id = picked.call_id offset 0) as c
      cross join lateral (
        select coalesce((s.admission ->> 'interruptions')::bigint, 0) as interruptions,
               coalesce((s.admission ->> 'waitedMs')::numeric, 0)::bigint as waited_ms, s.admission ->> 'waitedFor' as waited_for
      ) as told
      where s.service_class is not null and s.reused_from is null and coalesce(s.serving_pool_id, c.pool_id) is not null
    ), piece as materialized (
      select e.*, hour.number, hour.number = e.until_us / ${hourUs} as is_last,
             hour.number = (e.until_us - e.us) / ${hourUs} as is_first,
             least(e.until_us, (hour.number + 1) * ${hourUs}) - greatest(e.until_us - e.us, hour.number * ${hourUs}) as piece_us
      from ended e
      cross join lateral generate_series((e.until_us - e.us) / ${hourUs}, e.until_us / ${hourUs}) as hour (number)
    ), slot_use as materialized (
      select call_id, pool_id, model_id, agent_id, run_id, received_at, outcome,
             timestamptz 'epoch' + number * interval '1 hour' as hour,
             is_last::int as calls, (is_last and outcome = 'settled')::int as kept_calls,
             case when outcome = 'settled' and us > 0 then tokens * piece_us / us else 0 end as kept_tokens,
             case when outcome = 'settled' then piece_us * interruptions / attempts else 0 end as preempted_us,
             case when outcome = 'settled' then piece_us * (attempts - 1 - interruptions) / attempts else 0 end as retries_us,
             case when outcome = 'settled' then
               piece_us - piece_us * interruptions / attempts - piece_us * (attempts - 1 - interruptions) / attempts
             else 0 end as kept_us,
             case when outcome = 'cancelled' then piece_us else 0 end as cancelled_us,
             case when outcome not in ('settled', 'cancelled') then piece_us else 0 end as failed_calls_us,
             case when is_first then waited_us else 0 end as waited_us
      from piece
    )`;
}
