import { weakestConfidence, type InputConfidence } from './input-confidence.ts';
import { fullRealisation, type ValueFormula } from './value-formula.ts';

const secondsPerHour = 3600n;

/** What is recorded of an outcome. Null: nobody said, or it cannot be known. */
export interface OutcomeFacts {
  /** Of what the outcome counts, with how that is known; null counts as one, which is then assumed. */
  readonly units: { readonly count: bigint; readonly confidence: InputConfidence } | null;
  /** What people worked on it and on its review. */
  readonly human: { readonly seconds: number; readonly confidence: InputConfidence } | null;
  /** Whether people worked on the thing itself, a review apart. */
  readonly handlingSeconds: number | null;
  /** From the task's creation to its end. */
  readonly durationSeconds: number | null;
  /** By whoever created the task. */
  readonly declaredNanoUsd: bigint | null;
  /** By a webhook, a file or a person, with the outcome; it goes before any formula. */
  readonly stated: { readonly nanoUsd: bigint; readonly confidence: InputConfidence } | null;
}

export interface OutcomeValue {
  readonly nanoUsd: bigint;
  readonly confidence: InputConfidence;
}

/**
 * What an accepted outcome is worth in nano-USD, rounded down; undefined when an input that it needs is not known, as
 * unknown is not nothing. Never negative: a task that saved nothing is worth nothing, and its cost says the rest.
 */
export function valueOfOutcome(
  rule: { readonly formula: ValueFormula; readonly realisation: number } | undefined,
  facts: OutcomeFacts,
): OutcomeValue | undefined {
  if (facts.stated !== null) return facts.stated;
  const { formula, realisation } = rule ?? { formula: { kind: 'declared' } as const, realisation: fullRealisation };
  const whole = wholeValue(formula, facts);
  if (whole === undefined) return undefined;
  return { ...whole, nanoUsd: (whole.nanoUsd * BigInt(realisation)) / BigInt(fullRealisation) };
}

function wholeValue(formula: ValueFormula, facts: OutcomeFacts): OutcomeValue | undefined {
  const { human, handlingSeconds, durationSeconds, declaredNanoUsd } = facts;
  const units = facts.units ?? { count: 1n, confidence: 'assumed' as const };
  switch (formula.kind) {
    case 'stated':
      return undefined;
    case 'declared':
      return declaredNanoUsd === null ? undefined : { nanoUsd: declaredNanoUsd, confidence: 'declared' };
    case 'per_outcome':
      return { nanoUsd: formula.amountNanoUsd, confidence: 'declared' };
    case 'per_unit':
      return declared(formula.amountNanoUsd * units.count, units.confidence);
    case 'time_saved': {
      if (human === null) return undefined;
      const seconds = BigInt(formula.baselineSeconds) * units.count - BigInt(human.seconds);
      return declared(
        worthOf(seconds, formula.nanoUsdPerHour),
        weakestConfidence([human.confidence, units.confidence]),
      );
    }
    case 'duration_saved': {
      if (durationSeconds === null) return undefined;
      const seconds = BigInt(formula.baselineSeconds) - BigInt(durationSeconds);
      return declared(worthOf(seconds, formula.nanoUsdPerHour), 'measured');
    }
    case 'units_saved':
      return facts.units === null
        ? undefined
        : declared(positive(formula.baselineUnits - units.count) * formula.amountNanoUsd, units.confidence);
    case 'without_person':
      if (handlingSeconds === null) return undefined;
      return declared(handlingSeconds > 0 ? 0n : formula.amountNanoUsd * units.count, units.confidence);
    case 'in_time':
      if (durationSeconds === null) return undefined;
      return declared(durationSeconds <= formula.limitSeconds ? formula.amountNanoUsd : 0n, 'measured');
  }
}

/** A fact times a price or baseline that somebody entered. */
function declared(nanoUsd: bigint, fact: InputConfidence): OutcomeValue {
  return { nanoUsd, confidence: weakestConfidence([fact, 'declared']) };
}

const positive = (count: bigint) => (count > 0n ? count : 0n);

function worthOf(seconds: bigint, nanoUsdPerHour: bigint): bigint {
  return (positive(seconds) * nanoUsdPerHour) / secondsPerHour;
}

/** What people's time costs, in nano-USD, rounded up. */
export function costOfHumanTime(seconds: number, nanoUsdPerHour: bigint): bigint {
  return (BigInt(seconds) * nanoUsdPerHour + secondsPerHour - 1n) / secondsPerHour;
}
