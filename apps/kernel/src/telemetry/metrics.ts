import { callSteps, type CallStep } from '@agent-os/core/contracts';
import type { CallReuse } from '@agent-os/db';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { EnergyMetrics } from './energy-metrics.ts';
import { SchedulerMetrics } from './scheduler-metrics.ts';
import { TalliedCounter } from './tallied-counter.ts';
import { TalliedHistogram, type Observer } from './tallied-histogram.ts';

const stepSecondsBuckets = [0.000_01, 0.000_05, 0.000_2, 0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60];

/** Everything that GET /metrics shows. Labels with ids of tenants are for whoever runs the installation (`withoutTenants`). */
export class KernelMetrics {
  readonly registry = new Registry();
  readonly #steps: Readonly<Record<CallStep, Observer>>;
  readonly #ended: TalliedCounter<'outcome', 'protocol'>;
  readonly #refused: Counter<'code'>;
  readonly #payloads: Counter<'end'>;
  readonly #reused: Counter<'from'>;
  readonly #avoided: Counter<'from' | 'cost'>;
  readonly energy: EnergyMetrics;
  readonly scheduler: SchedulerMetrics;

  constructor() {
    // Sampling the event loop a hundred times a second, the default, would wake an idle kernel as often.
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 1_000 });
    const steps = new TalliedHistogram({
      name: 'agent_os_step_seconds',
      help: 'Time a call spends in each of the eight steps.',
      label: 'step',
      buckets: stepSecondsBuckets,
      registry: this.registry,
    });
    this.#steps = {
      identify: steps.of('identify'),
      permit: steps.of('permit'),
      prepare: steps.of('prepare'),
      price: steps.of('price'),
      admit: steps.of('admit'),
      execute: steps.of('execute'),
      settle: steps.of('settle'),
      record: steps.of('record'),
    };
    this.#ended = new TalliedCounter({
      name: 'agent_os_calls_total',
      help: 'Calls that ended, by outcome and protocol.',
      labels: ['outcome', 'protocol'],
      registry: this.registry,
    });
    this.#refused = new Counter({
      name: 'agent_os_refusals_total',
      help: 'Requests refused before a call was recorded, by error code.',
      labelNames: ['code'],
      registers: [this.registry],
    });
    this.#payloads = new Counter({
      name: 'agent_os_payloads_total',
      help: 'Calls whose messages were saved, or dropped because saving could not keep up.',
      labelNames: ['end'],
      registers: [this.registry],
    });
    this.#reused = new Counter({
      name: 'agent_os_reused_calls_total',
      help: 'Calls that were given the answer of another: shared while it was made, or from the cache.',
      labelNames: ['from'],
      registers: [this.registry],
    });
    this.#avoided = new Counter({
      name: 'agent_os_reuse_avoided_usd_total',
      help: 'What those calls saved: the known cost of the call that each answer was made for.',
      labelNames: ['from', 'cost'],
      registers: [this.registry],
    });
    this.energy = new EnergyMetrics(this.registry);
    this.scheduler = new SchedulerMetrics(this.registry);
  }

  observeSteps(durationUs: (step: CallStep) => number, stepsReached: number): void {
    for (let index = 0; index < stepsReached; index += 1) {
      const step = callSteps[index];
      if (step !== undefined) this.#steps[step].observe(durationUs(step) / 1e6);
    }
  }

  /** `simulated`: the source cost nothing real. */
  countReused({ from, avoidedNanoUsd }: CallReuse, simulated: boolean): void {
    this.#reused.inc({ from });
    if (avoidedNanoUsd === null) return;
    this.#avoided.inc({ from, cost: simulated ? 'simulated' : 'billed' }, Number(avoidedNanoUsd) / 1e9);
  }

  /** Calls under way, read when somebody asks. */
  observeInFlight(calls: () => number): void {
    const gauge: Gauge = new Gauge({
      name: 'agent_os_calls_in_flight',
      help: 'Calls taken and not ended.',
      registers: [this.registry],
      collect: () => gauge.set(calls()),
    });
  }

  /** Bytes that answers for later calls take, read when somebody asks. */
  observeAnswerCache(bytes: () => number): void {
    const gauge: Gauge = new Gauge({
      name: 'agent_os_answer_cache_bytes',
      help: 'Memory that answers kept for later calls take.',
      registers: [this.registry],
      collect: () => gauge.set(bytes()),
    });
  }

  countEnded(outcome: string, protocol: string): void {
    this.#ended.inc(outcome, protocol);
  }

  countPayloads(end: 'saved' | 'dropped', count: number): void {
    this.#payloads.inc({ end }, count);
  }

  countRefused(code: string): void {
    this.#refused.inc({ code });
  }
}
