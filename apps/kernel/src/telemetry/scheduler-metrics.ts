import type { IntentSource } from '@agent-os/core/intent';
import { serviceClasses, type ServiceClass } from '@agent-os/core/scheduling';
import { Counter, Gauge, type Registry } from 'prom-client';
import { registerPoolGauges } from './pool-gauges.ts';
import type { PoolReading } from './pool-reading.ts';
import { TalliedCounter } from './tallied-counter.ts';
import { TalliedHistogram, type Observer } from './tallied-histogram.ts';
import { ToolMetrics } from './tool-metrics.ts';

const waitSecondsBuckets = [0.001, 0.01, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 600];
const turnaroundSecondsBuckets = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1_200];
const slowdownBuckets = [1.01, 1.1, 1.5, 2, 3, 5, 10, 20, 50, 100, 500];

/** Departments that have series of their own, the first that call; the others are counted together. */
const departmentsShown = 100;
const otherDepartments = 'other';

/** What ended a call although neither its client nor its model did. */
const reapedBy: Readonly<Record<string, 'deadline' | 'wait_timeout' | 'provider_timeout'>> = {
  deadline_missed: 'deadline',
  wait_timeout: 'wait_timeout',
  upstream_timeout: 'provider_timeout',
};

const sentenceOutcomes = ['read', 'known', 'late', 'full', 'stopped', 'unreadable'] as const;
export type SentenceOutcome = (typeof sentenceOutcomes)[number];

/** A call that held a slot and has ended. */
export interface ServedCall {
  readonly serviceClass: ServiceClass;
  readonly departmentId: string;
  readonly waitUs: number;
  readonly serviceUs: number;
}

interface Times {
  readonly wait: Observer;
  readonly turnaround: Observer;
  readonly slowdown: Observer;
}

/** What the pools' schedulers do, by class, by department and by pool. Ids are the only names in labels. */
export class SchedulerMetrics {
  readonly tools: ToolMetrics;
  readonly #registry: Registry;
  readonly #waiting: Gauge<'class'>;
  readonly #timesOfClass: Readonly<Record<ServiceClass, Times>>;
  readonly #timesOfDepartment = new Map<string, Times>();
  readonly #newDepartment: (department: string) => Times;
  readonly #notAdmitted: Counter<'class' | 'code'>;
  readonly #interrupted: Counter<'class'>;
  readonly #yielded: Counter<'class' | 'kind'>;
  readonly #reaped: Counter<'class' | 'cause'>;
  readonly #classified: TalliedCounter<'class', 'source'>;
  readonly #sentences: Counter<'outcome'>;

  constructor(registry: Registry) {
    this.#registry = registry;
    this.tools = new ToolMetrics(registry);
    const registers = [registry];
    this.#waiting = new Gauge({
      name: 'agent_os_calls_waiting',
      help: 'Calls that wait for a slot, by class.',
      labelNames: ['class'],
      registers,
    });
    for (const serviceClass of serviceClasses) this.#waiting.set({ class: serviceClass }, 0);
    const ofClass = timesBy(registry, 'class', 'agent_os', 'by class');
    this.#timesOfClass = {
      critical: ofClass('critical'),
      interactive: ofClass('interactive'),
      standard: ofClass('standard'),
      batch: ofClass('batch'),
    };
    this.#newDepartment = timesBy(registry, 'department', 'agent_os_department', 'by department');
    this.#notAdmitted = new Counter({
      name: 'agent_os_admission_refusals_total',
      help: 'Calls that were refused a slot, by class and error code.',
      labelNames: ['class', 'code'],
      registers,
    });
    this.#interrupted = new Counter({
      name: 'agent_os_interruptions_total',
      help: 'Calls that made room, for a more urgent one or because power was short, and came back into line, by class.',
      labelNames: ['class'],
      registers,
    });
    this.#yielded = new Counter({
      name: 'agent_os_yields_total',
      help: 'Calls that lost their place, by class and how: moved or shed by the market, interrupted because power was short.',
      labelNames: ['class', 'kind'],
      registers,
    });
    this.#reaped = new Counter({
      name: 'agent_os_reaped_total',
      help: 'Calls that were ended by their deadline or a time-out, by class and which of them.',
      labelNames: ['class', 'cause'],
      registers,
    });
    this.#classified = new TalliedCounter({
      name: 'agent_os_classified_total',
      help: 'Calls by class and by what decided it: a rule, the claim of the request, its text, or the registration.',
      labels: ['class', 'source'],
      registry,
    });
    this.#sentences = new Counter({
      name: 'agent_os_sentence_readings_total',
      help: 'Texts of calls that were to be read as sentences, by outcome: read, known from before, or why the call went on without.',
      labelNames: ['outcome'],
      registers,
    });
    for (const outcome of sentenceOutcomes) this.#sentences.inc({ outcome }, 0);
  }

  countSentence(outcome: SentenceOutcome): void {
    this.#sentences.inc({ outcome });
  }

  /** From now on a scrape shows these pools too. */
  watchPools(read: () => readonly PoolReading[]): void {
    registerPoolGauges(this.#registry, read);
  }

  changeWaiting(serviceClass: ServiceClass, by: 1 | -1): void {
    this.#waiting.inc({ class: serviceClass }, by);
  }

  observeServed({ serviceClass, departmentId, waitUs, serviceUs }: ServedCall): void {
    observeTimes(this.#timesOfClass[serviceClass], waitUs, serviceUs);
    observeTimes(this.#timesOf(departmentId), waitUs, serviceUs);
  }

  countClassified(serviceClass: ServiceClass, source: IntentSource): void {
    this.#classified.inc(serviceClass, source);
  }

  countNotAdmitted(serviceClass: ServiceClass, code: string): void {
    this.#notAdmitted.inc({ class: serviceClass, code });
  }

  countInterrupted(serviceClass: ServiceClass): void {
    this.#interrupted.inc({ class: serviceClass });
  }

  countYielded(serviceClass: ServiceClass, kind: 'moved' | 'shed' | 'interrupted'): void {
    this.#yielded.inc({ class: serviceClass, kind });
  }

  /** @param code what the call ended with; most codes are nobody's deadline or time-out */
  countReaped(serviceClass: ServiceClass, code: string): void {
    const cause = reapedBy[code];
    if (cause !== undefined) this.#reaped.inc({ class: serviceClass, cause });
  }

  #timesOf(departmentId: string): Times {
    const known = this.#timesOfDepartment.get(departmentId);
    if (known !== undefined) return known;
    const isOneTooMany = this.#timesOfDepartment.size >= departmentsShown && departmentId !== otherDepartments;
    if (isOneTooMany) return this.#timesOf(otherDepartments);
    const times = this.#newDepartment(departmentId);
    this.#timesOfDepartment.set(departmentId, times);
    return times;
  }
}

function observeTimes({ wait, turnaround, slowdown }: Times, waitUs: number, serviceUs: number): void {
  wait.observe(waitUs / 1e6);
  turnaround.observe((waitUs + serviceUs) / 1e6);
  slowdown.observe((waitUs + serviceUs) / Math.max(1, serviceUs));
}

function timesBy(registry: Registry, label: 'class' | 'department', prefix: string, by: string) {
  const histogram = (name: string, help: string, buckets: readonly number[]) =>
    new TalliedHistogram({ name: `${prefix}_${name}`, help: `${help}, ${by}.`, label, buckets, registry });
  const wait = histogram('wait_seconds', 'Time that calls which got a slot waited for it', waitSecondsBuckets);
  const turnaround = histogram('turnaround_seconds', 'Time from a call’s coming to its end', turnaroundSecondsBuckets);
  const slowdown = histogram(
    'slowdown',
    'Turnaround by the time in the slot: 1 is a call that never waited',
    slowdownBuckets,
  );
  return (value: string): Times => ({
    wait: wait.of(value),
    turnaround: turnaround.of(value),
    slowdown: slowdown.of(value),
  });
}
