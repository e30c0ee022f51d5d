import { valueOfOutcome, weakestConfidence, type InputConfidence } from '@agent-os/core/economy';
import type { OutcomeTaskRow, StandingRow } from '@agent-os/db';
import type { KindRule } from './kind-rule.ts';

interface HumanTime {
  readonly seconds: number;
  readonly confidence: InputConfidence;
}

/** What an outcome would be worth if it were accepted now; undefined when that cannot be known. */
export function worthOf(
  rule: KindRule | undefined,
  task: Pick<OutcomeTaskRow, 'declaredNanoUsd' | 'createdAtMs' | 'finishedAtMs'>,
  standing: StandingRow,
  review: HumanTime | null,
): { readonly nanoUsd: bigint; readonly confidence: InputConfidence } | undefined {
  const { units, unitsConfidence, handlingSeconds, handlingConfidence, statedNanoUsd, statedConfidence } = standing;
  const handling =
    handlingSeconds === null ? null : { seconds: handlingSeconds, confidence: handlingConfidence ?? 'reported' };
  return valueOfOutcome(rule, {
    units: units === null ? null : { count: units, confidence: unitsConfidence ?? 'reported' },
    human: handling === null ? null : together(handling, review),
    handlingSeconds,
    // Begun seconds count whole: a saving is never overstated.
    durationSeconds: task.finishedAtMs === null ? null : Math.ceil((task.finishedAtMs - task.createdAtMs) / 1000),
    declaredNanoUsd: task.declaredNanoUsd,
    stated: statedNanoUsd === null ? null : { nanoUsd: statedNanoUsd, confidence: statedConfidence ?? 'reported' },
  });
}

function together(handling: HumanTime, review: HumanTime | null): HumanTime {
  if (review === null) return handling;
  return {
    seconds: handling.seconds + review.seconds,
    confidence: weakestConfidence([handling.confidence, review.confidence]),
  };
}
