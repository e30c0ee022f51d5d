import {
  decideServiceClass,
  highestClaimOf,
  riskScoreOf,
  serviceClasses,
  type RiskClass,
  type ServiceClass,
} from '../../scheduling/index.ts';
import type { TextReading } from '../classifier/index.ts';
import type { IntentRule } from '../rules/index.ts';

/** A reading that is less sure than this says nothing. */
export const surestNeeded = 0.6;
/** How far the text alone moves the registered risk: one class of criticality. */
const riskOfText = 0.25;

export interface IntentFacts {
  /** Of the agent that asks. */
  readonly riskClass: RiskClass | null;
  /** What the request asks for; null when it says nothing. */
  readonly claimed: ServiceClass | null;
  /** The answer is sent as it is written: somebody reads along. */
  readonly streamed: boolean;
  /** The first rule of the organisation that holds. */
  readonly rule: IntentRule | undefined;
  /** What the text seems to mean; undefined without a classifier, or when it knows no word of it. */
  readonly reading: TextReading | undefined;
  /** Why there is no reading although there should be one. */
  readonly unread?: UnreadCause | undefined;
}

/** late: not in the time that a call waits. full: too many wait. stopped: the reader is not there. unreadable: it can make nothing of it. */
export type UnreadCause = 'late' | 'full' | 'stopped' | 'unreadable';

export type IntentSource = 'rule' | 'claim' | 'text' | 'registration';

/** What a call means, for the scheduler and for whoever asks why. */
export interface IntentDecision {
  readonly serviceClass: ServiceClass;
  /** Business risk of being late, 0 to 1 in hundredths. */
  readonly riskScore: number;
  readonly source: IntentSource;
  /** What the request or its text asked for, when it was more than the agent may ask for. */
  readonly loweredFrom: ServiceClass | null;
}

/**
 * The class of a call, by the first that has a word: a rule of the organisation; the request's claim; its text; else what its
 * agent is registered for. Claim and text both come from whoever calls, so neither counts for more than the agent
 * may claim. The risk is the rule's, or the registered one moved by the text by at most a quarter.
 */
export function decideIntent(facts: IntentFacts): IntentDecision {
  const riskScore = Math.round(riskOf(facts) * 100) / 100;
  const { rule, claimed, riskClass, streamed } = facts;
  if (rule) return { serviceClass: rule.serviceClass, riskScore, source: 'rule', loweredFrom: null };
  const textClass = surelyRead(facts.reading)?.serviceClass;
  if (claimed !== null || textClass === undefined) {
    const source = claimed === null ? 'registration' : 'claim';
    return { ...decideServiceClass({ claimed, riskClass, streamed }), riskScore, source };
  }
  const highest = highestClaimOf(riskClass);
  const lowered = serviceClasses.indexOf(textClass) < serviceClasses.indexOf(highest);
  const serviceClass = lowered ? highest : textClass;
  return { serviceClass, riskScore, source: 'text', loweredFrom: lowered ? textClass : null };
}

/** The reading, when it is sure enough to count. */
export function surelyRead(reading: TextReading | undefined): TextReading | undefined {
  return reading !== undefined && reading.probability >= surestNeeded ? reading : undefined;
}

function riskOf({ rule, riskClass, reading }: IntentFacts): number {
  if (rule !== undefined && rule.riskPercent !== null) return rule.riskPercent / 100;
  const { critical = 0, batch = 0 } = reading?.probabilities ?? {};
  return Math.min(1, Math.max(0, riskScoreOf(riskClass) + riskOfText * (critical - batch)));
}
