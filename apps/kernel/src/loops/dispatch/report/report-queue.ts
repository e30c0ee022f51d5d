import { setImmediate } from 'node:timers/promises';
import {
  describeOrder,
  overdueAtOf,
  StartPreview,
  type AdmissionReason,
  type WaitingEntry,
} from '@agent-os/core/scheduling';
import type { QueuedNow } from '../../../ports/pool-state.ts';
import { limitsOf } from '../pool-settings.ts';
import type { PoolDispatcher } from '../pool-dispatcher.ts';
import { toolWaitOf } from '../tools/index.ts';
import { expectedStarts } from './expected-starts.ts';

/** A few milliseconds of work, then calls are served again. */
const callsAtOnce = 100;

interface Next {
  readonly entry: WaitingEntry;
  /** Undefined: its agent has all the slots that it may have, or a tool that it offers has no free use. */
  readonly why: AdmissionReason | undefined;
}

/** @param epochOffsetMs what to add to a time of the dispatcher's clock to have ms since 1970 */
export async function reportQueue(
  pool: PoolDispatcher,
  limit: number,
  epochOffsetMs: number,
): Promise<readonly QueuedNow[]> {
  if (pool.waiting === 0) return [];
  const facts = pool.facts();
  const outline = pool.outline();
  const preview = new StartPreview(outline, limit);
  const startsAt = expectedStarts(facts, limit);
  while (!preview.advance(callsAtOnce)) await setImmediate();
  const entries = new Map(outline.waiting.map((entry) => [entry.call.id, entry]));
  const next: Next[] = [];
  for (const { callId, why } of preview.starts) {
    const entry = entries.get(callId);
    if (entry !== undefined) next.push({ entry, why });
    entries.delete(callId);
  }
  for (const entry of entries.values()) if (next.length < limit) next.push({ entry, why: undefined });
  const { settings, now } = facts;
  return next.map(({ entry, why }, index) => {
    const { call, queuedAs } = entry;
    const since = call.arrivedAt - call.priorWaitMs;
    const overdueAt = overdueAtOf(entry, settings.policy, limitsOf(settings));
    const startsIn = why === undefined ? undefined : startsAt[index];
    return {
      callId: call.id,
      position: index + 1,
      serviceClass: call.serviceClass,
      queuedAs,
      agentId: call.ownerPath.at(-1) ?? '',
      departmentId: call.ownerPath.at(-2) ?? '',
      runId: call.programId === call.id ? null : call.programId,
      waitingSince: Math.round(since + epochOffsetMs),
      waitedMs: Math.max(0, now - since),
      deadlineAt: call.deadlineAt === null ? null : Math.round(call.deadlineAt + epochOffsetMs),
      overdueAt: overdueAt === null ? null : Math.round(overdueAt + epochOffsetMs),
      fairShare: why?.fairShare ?? null,
      inputTokens: call.inputTokens,
      expectedOutputTokens: call.expectedOutputTokens,
      stepsLeft: call.programStepsLeft === undefined ? null : Math.round(call.programStepsLeft),
      expectedStartAt: startsIn === undefined ? null : Math.round(startsIn + epochOffsetMs),
      explanation: why === undefined ? 'its agent has all the slots that it may have' : describeOrder(why),
      waitsForTool: why === undefined ? toolWaitOf(call, settings.tools) : null,
    };
  });
}
