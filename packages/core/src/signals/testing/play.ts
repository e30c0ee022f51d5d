import { LoopDetectors, type LoopRules } from '../loop-detectors.ts';
import { defaultLoopPolicy } from '../loop-policy.ts';
import type { LoopEvidence } from '../loops/index.ts';
import { printRequest, printTexts } from '../prints/index.ts';
import type { ScriptedCall } from './scripted-call.ts';

export const usualRules: LoopRules = {
  policy: defaultLoopPolicy,
  exempt: { runIds: new Set(), prints: new Set() },
  dailyBudgetNanoUsd: undefined,
  dailySpendNanoUsd: undefined,
};

export interface Played {
  /** Undefined: nothing was found. */
  readonly evidence: LoopEvidence | undefined;
  /** Calls that were let through before the first finding. */
  readonly callsBefore: number;
}

interface Event {
  readonly atMs: number;
  readonly call: ScriptedCall;
  readonly id: string;
  readonly isEnd: boolean;
}

/** Runs calls past detectors that know nothing yet, in the order of time, until something is found. */
export function play(calls: readonly ScriptedCall[], rules = usualRules, costNanoUsd = 1_000_000n): Played {
  const detectors = new LoopDetectors();
  const events = calls
    .flatMap((call, index): Event[] => {
      const id = `call_${index}`;
      return [
        { atMs: call.arriveMs, call, id, isEnd: false },
        { atMs: call.endMs, call, id, isEnd: true },
      ];
    })
    .toSorted((one, other) => one.atMs - other.atMs || Number(other.isEnd) - Number(one.isEnd));
  let callsBefore = 0;
  for (const { atMs, call, id, isEnd } of events) {
    if (isEnd) {
      const answer = call.answer === undefined ? undefined : printTexts([call.answer]);
      detectors.ended(id, { answer, costNanoUsd, executed: true }, atMs);
      continue;
    }
    const prints = printRequest(call.turns);
    if (prints === undefined) continue;
    const { agentId, runId } = call;
    const expected = detectors.mayFind({ agentId, runId }, rules.policy, atMs);
    const seen = detectors.arrived({ id, agentId, runId, prints, retried: false }, rules, atMs);
    if (seen !== undefined && !expected) throw new Error(`A loop was found at ${id}, where none was expected.`);
    if (seen !== undefined) return { evidence: seen.evidence, callsBefore };
    callsBefore += 1;
  }
  return { evidence: undefined, callsBefore };
}
