import { expect, it } from 'vitest';
import { missedTargets } from '../report/index.ts';
import { gatewayFigures } from './gateway-figures.ts';
import { cells } from './gateway-plan.ts';
import { planMeasurements } from './interleave.ts';
import { type Sample, SampleTable } from './sample.ts';
import type { SystemName } from './systems.ts';

/** Latency, requests in a window of one second, and gateway CPU, by system; each round is 1 ms slower for all. */
const behaviour: Record<SystemName, { ms: number; completed: number; cpuMs: number }> = {
  direct: { ms: 20, completed: 9000, cpuMs: 0 },
  bare: { ms: 20.3, completed: 5000, cpuMs: 300 },
  portkey: { ms: 23, completed: 1000, cpuMs: 800 },
  kernel: { ms: 20.5, completed: 3000, cpuMs: 600 },
};

function sampleOf(system: SystemName, round: number, cell: Sample['cell']): Sample {
  const { ms, completed, cpuMs } = behaviour[system];
  const latency = { p50: ms + round, p99: ms + round + 1 };
  const report = {
    windowMs: 1000,
    completedInWindow: completed,
    totalMs: latency,
    firstByteMs: latency,
    completed,
    failed: 0,
  };
  return {
    system,
    round,
    cell,
    report: { ...report, firstFault: undefined },
    cpuMs: { loadgen: 100, mock: 200, gateway: cpuMs, postgres: 90 },
    stepMicroseconds: system === 'kernel' ? { permit: 5, execute: 20_000 } : {},
  };
}

function figuresFor(systems: readonly SystemName[], failedStreams = 0): ReturnType<typeof gatewayFigures> {
  const samples = planMeasurements(systems, cells, 3).map(({ system, round, cell }) => sampleOf(system, round, cell));
  const failures = systems.map((system) => ({ system, mode: 'stream' as const, failed: failedStreams }));
  return gatewayFigures(new SampleTable(samples), systems, failures, 40_000);
}

it('compares systems within a round, so that a drift that hits all cancels out', () => {
  const figures = figuresFor(['direct', 'bare', 'portkey', 'kernel']);
  expect(figures['added_p50_c1_ms']).toMatchObject({ value: 0.5, spread: { min: 0.5, max: 0.5 }, pass: true });
  expect(figures['added_p50_c1_beyond_bare_proxy_ms']?.value).toBeCloseTo(0.2);
  expect(figures['cpu_per_request_vs_portkey']).toMatchObject({ value: 0.25, pass: true });
  expect(figures['cpu_with_postgres_vs_portkey']).toMatchObject({ value: 0.2875, pass: null });
  expect(figures['saturation_rps_vs_portkey']).toMatchObject({ value: 3, pass: true });
  expect(figures['loadgen_headroom']).toMatchObject({ value: 3 });
  expect(figures['kernel_stream_c64_rps']).toMatchObject({ value: 3000, unit: 'req/s' });
  expect(figures['step_permit_us']).toMatchObject({ value: 5 });
  expect(figures['steps_without_execute_us']).toMatchObject({ value: 5 });
  expect(missedTargets(figures)).toStrictEqual([]);
});

it('misses the target of streams when one failed, in warm-up too', () => {
  expect(missedTargets(figuresFor(['direct', 'portkey', 'kernel'], 1))).toStrictEqual(['failed_streams']);
});

it('names every target, and passes none of them, when the kernel was not measured', () => {
  expect(missedTargets(figuresFor(['direct', 'portkey']))).toStrictEqual([
    'added_p50_c1_ms',
    'added_p99_c1_ms',
    'cpu_per_request_vs_portkey',
    'saturation_rps_vs_portkey',
    'failed_requests',
    'failed_streams',
  ]);
});
