import { Counter, Gauge, type Registry } from 'prom-client';
import type { PoolReading } from './pool-reading.ts';

/** Pools that are shown; installations with more than that look into the console. */
const poolsShown = 200;

/** The present of each pool by its id, read when somebody asks for the metrics. */
export function registerPoolGauges(registry: Registry, read: () => readonly PoolReading[]): void {
  const pools = () => read().slice(0, poolsShown);
  const gauge = (name: string, help: string, valueOf: (pool: PoolReading) => number | undefined) =>
    new Gauge({
      name,
      help,
      labelNames: ['pool'],
      registers: [registry],
      collect() {
        this.reset();
        for (const pool of pools()) {
          const value = valueOf(pool);
          if (value !== undefined) this.set({ pool: pool.poolId }, value);
        }
      },
    });
  gauge('agent_os_pool_slots', 'Slots of the pool that this kernel holds.', ({ slots }) => slots);
  gauge('agent_os_pool_slots_busy', 'Slots that hold a call.', ({ busy }) => busy);
  gauge('agent_os_pool_calls_waiting', 'Calls that wait for a slot.', ({ waiting }) => waiting);
  gauge(
    'agent_os_fairness_gap_tokens',
    'How many weighted tokens more one owner was served than another while both waited, in the last five minutes.',
    ({ gap }) => gap?.tokens,
  );
  gauge(
    'agent_os_fairness_bound_tokens',
    'What the Virtual Token Counter keeps that gap below.',
    ({ gap }) => gap?.boundTokens,
  );
  registry.registerMetric(busySecondsOf(pools));
}

function busySecondsOf(pools: () => readonly PoolReading[]): Counter<'pool'> {
  const counted = new Map<string, number>();
  return new Counter({
    name: 'agent_os_pool_slot_busy_seconds_total',
    help: 'Time that slots held calls; its rate by the slots is how far the pool is used.',
    labelNames: ['pool'],
    registers: [],
    collect() {
      for (const { poolId, busySeconds } of pools()) {
        this.inc({ pool: poolId }, Math.max(0, busySeconds - (counted.get(poolId) ?? 0)));
        counted.set(poolId, busySeconds);
      }
    },
  });
}
