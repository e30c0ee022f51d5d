import type { CallLossCause } from '@agent-os/core/choices';
import { Prisma } from '../../generated/client.ts';
import { waitedForOther } from './slot-use.ts';

/** Over the end `s` of a call: what the sums of hours count under a cause (`slotUseOf`), told of one call. */
const causes: Readonly<Record<CallLossCause, Prisma.Sql>> = {
  waiting: Prisma.sql`
    (s.admission ->> 'waitedFor' in (${Prisma.join([...waitedForOther])}) and (s.admission ->> 'waitedMs')::numeric > 0)`,
  retries: Prisma.sql`
    (s.outcome = 'settled' and s.attempts - 1 > coalesce((s.admission ->> 'interruptions')::bigint, 0))`,
  preempted: Prisma.sql`
    (s.outcome = 'settled' and s.attempts > 1 and (s.admission ->> 'interruptions')::bigint > 0)`,
  failed_calls: Prisma.sql`(s.outcome not in ('settled', 'cancelled'))`,
  cancelled: Prisma.sql`(s.outcome = 'cancelled' or ${turnedOut('cancelled')})`,
  loops: turnedOut('loops'),
  failed_tasks: turnedOut('failed_tasks'),
};

function turnedOut(cause: string): Prisma.Sql {
  return Prisma.sql`exists (select from goodput_lost_call l where l.call_id = s.call_id and l.cause = ${cause})`;
}

/** Whether slot time of the call that ended as `s` was lost to one of these causes. A cause that is not known has lost none. */
export function wasLostTo(names: readonly string[]): Prisma.Sql {
  const known = Object.entries(causes).flatMap(([name, condition]) => {
    if (!names.includes(name)) return [];
    // Who only waited held no slot.
    return [name === 'waiting' ? condition : Prisma.sql`(s.execute_us > 0 and ${condition})`];
  });
  if (known.length === 0) return Prisma.sql`false`;
  return Prisma.sql`
    coalesce(s.service_class is not null and s.reused_from is null and (${Prisma.join(known, ' or ')}), false)`;
}
