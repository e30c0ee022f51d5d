import type { SchedulingDecision } from '../decisions/index.ts';
import { withMarketWeights } from '../policies/index.ts';
import type { PoolScheduler } from '../pool/index.ts';
import type { PoolEvent } from './any-event.ts';

/** What happened up to a decision. */
export interface DrivenStep {
  readonly now: number;
  readonly event: PoolEvent;
  readonly decisions: readonly SchedulingDecision[];
}

const startAt = 1_000_000;

/**
 * Plays a dispatcher: applies each event, lets the pool decide after it, and puts interrupted calls back in line, as
 * the kernel does. `observe` sees the pool before each decision.
 */
export function drivePool(
  pool: PoolScheduler,
  events: readonly PoolEvent[],
  observe: (now: number) => (decisions: readonly SchedulingDecision[]) => void = () => () => undefined,
): DrivenStep[] {
  let now = startAt;
  const steps: DrivenStep[] = [];
  for (const event of events) {
    if (event.kind === 'wait') now += event.ms;
    apply(pool, event, now);
    const check = observe(now);
    const decisions = pool.decide(now);
    check(decisions);
    steps.push({ now, event, decisions });
  }
  return steps;
}

function apply(pool: PoolScheduler, event: PoolEvent, now: number): void {
  switch (event.kind) {
    case 'enqueue': {
      const deadlineAt = event.deadlineInMs === null ? null : now + event.deadlineInMs;
      pool.enqueue({ ...event.call, arrivedAt: now, deadlineAt }, now);
      break;
    }
    case 'withdraw':
      pool.withdraw(`call_${event.pick}`, now);
      break;
    case 'finish_unknown':
      pool.finish(`call_${event.pick}`, event.pick % 2 === 0 ? null : { inputTokens: 9, outputTokens: 9 }, now);
      break;
    case 'finish': {
      const { running } = pool.snapshot(now);
      const entry = running[event.pick % Math.max(1, running.length)];
      if (entry === undefined) break;
      const { inputTokens, expectedOutputTokens } = entry.call;
      const outputTokens = Math.max(entry.outputTokens, expectedOutputTokens - event.pick);
      pool.finish(entry.call.id, event.pick === 9 ? null : { inputTokens, outputTokens }, now);
      break;
    }
    case 'interrupt': {
      const { running } = pool.snapshot(now);
      const entry = running[event.pick % Math.max(1, running.length)];
      if (entry === undefined || !pool.interrupt(entry.call.id, now)) break;
      pool.finish(entry.call.id, { inputTokens: entry.call.inputTokens, outputTokens: entry.outputTokens }, now);
      pool.enqueue({ ...entry.call, arrivedAt: now }, now);
      break;
    }
    case 'progress': {
      const { running } = pool.snapshot(now);
      const entry = running[event.pick % Math.max(1, running.length)];
      if (entry !== undefined) pool.progress(entry.call.id, event.tokens, now);
      break;
    }
    case 'pause':
      pool.pauseUntil(now + event.ms);
      break;
    case 'wait':
      break;
    case 'resize': {
      const { policy, limits } = pool.snapshot(now);
      pool.configure(policy, { ...limits, slots: event.slots }, now);
      break;
    }
    case 'reweigh': {
      const { policy, limits } = pool.snapshot(now);
      pool.configure(withMarketWeights(policy, event.weights), limits, now);
      break;
    }
    case 'tools':
      pool.setFreeTools(new Map(Object.entries(event.free)));
      break;
    case 'configure':
      pool.configure(event.policy, event.limits, now);
  }
}
