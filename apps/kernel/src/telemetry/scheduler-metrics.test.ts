import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { KernelMetrics } from './metrics.ts';
import type { PoolReading } from './pool-reading.ts';

const dashboard = readFileSync(new URL('../../../../deploy/grafana/agent-os-scheduler.json', import.meta.url), 'utf8');
const aPool: PoolReading = {
  poolId: 'pol_1',
  slots: 4,
  busy: 3,
  waiting: 2,
  busySeconds: 10,
  gap: { tokens: 30, boundTokens: 40 },
};
const served = { serviceClass: 'standard', waitUs: 1_000_000, serviceUs: 500_000 } as const;

function metricsOf(pools: readonly PoolReading[]) {
  const metrics = new KernelMetrics();
  const read = { pools };
  metrics.scheduler.watchPools(() => read.pools);
  metrics.scheduler.tools.watch(() => ({ inUse: 2, waiting: 7 }));
  return { metrics, read, text: () => metrics.registry.metrics() };
}

describe('the metrics of the scheduler', () => {
  test('hold every metric that the dashboard names', () => {
    const { metrics } = metricsOf([aPool]);
    const known = new Set(metrics.registry.getMetricsAsArray().map(({ name }) => name));
    const named = new Set(dashboard.match(/agent_os_\w+/g)?.map((name) => name.replace(/_bucket$/, '')));
    expect(named.size).toBeGreaterThan(10);
    expect([...named].filter((name) => !known.has(name))).toEqual([]);
  });

  test('show waiting, turnaround and slowdown of a call by class and by department', async () => {
    const { metrics, text } = metricsOf([]);
    metrics.scheduler.observeServed({ ...served, departmentId: 'dep_1' });
    const said = await text();
    expect(said).toContain('agent_os_turnaround_seconds_sum{class="standard"} 1.5');
    expect(said).toContain('agent_os_department_wait_seconds_sum{department="dep_1"} 1');
    expect(said).toContain('agent_os_slowdown_sum{class="standard"} 3');
  });

  test('show the limited tools, all together', async () => {
    const { metrics, text } = metricsOf([]);
    metrics.scheduler.tools.countEnded('timeout', 3);
    const said = await text();
    expect(said).toContain('agent_os_tool_uses 2');
    expect(said).toContain('agent_os_tool_calls_waiting 7');
    expect(said).toContain('agent_os_tool_uses_total{end="timeout"} 3');
  });

  test('count departments together once there are too many', async () => {
    const { metrics, text } = metricsOf([]);
    for (let number = 0; number < 150; number += 1) {
      metrics.scheduler.observeServed({ ...served, departmentId: `dep_${number}` });
    }
    const said = await text();
    expect(said.match(/agent_os_department_slowdown_count/g)).toHaveLength(101);
    expect(said).toContain('agent_os_department_slowdown_count{department="other"} 50');
  });

  test('tell who was ended by a deadline or a time-out from who failed', async () => {
    const { metrics, text } = metricsOf([]);
    for (const code of ['deadline_missed', 'wait_timeout', 'upstream_timeout', 'upstream_error', 'queue_full']) {
      metrics.scheduler.countReaped('batch', code);
    }
    const said = await text();
    for (const cause of ['deadline', 'wait_timeout', 'provider_timeout']) {
      expect(said).toContain(`agent_os_reaped_total{class="batch",cause="${cause}"} 1`);
    }
    expect(said.match(/^agent_os_reaped_total\{/gm)).toHaveLength(3);
  });

  test('read the pools when they are asked for, and leave out a gap that nobody knows', async () => {
    const { read, text } = metricsOf([aPool]);
    expect(await text()).toContain('agent_os_fairness_gap_tokens{pool="pol_1"} 30');
    expect(await text()).toContain('agent_os_pool_slot_busy_seconds_total{pool="pol_1"} 10');
    read.pools = [{ ...aPool, busy: 0, busySeconds: 15, gap: null }];
    const said = await text();
    expect(said).not.toContain('agent_os_fairness_gap_tokens{');
    expect(said).toContain('agent_os_pool_slots_busy{pool="pol_1"} 0');
    expect(said).toContain('agent_os_pool_slot_busy_seconds_total{pool="pol_1"} 15');
  });
});
