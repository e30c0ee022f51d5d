import type { ServiceClass } from '../../scheduling/index.ts';

/** What of a call is one of a few values before it runs; ids and names as filters of calls write them. */
export type RuleChoiceField =
  | 'agent'
  | 'department'
  | 'team'
  | 'key'
  | 'risk'
  | 'model'
  | 'provider'
  | 'pool'
  | 'protocol'
  | 'streamed';

/**
 * A condition over a call that has just come in, with the meaning that it has in a filter of calls: any of the values, and
 * what a call does not have is none of them.
 */
export type RuleCondition =
  | { readonly field: RuleChoiceField; readonly operator: 'is' | 'is_not'; readonly values: readonly string[] }
  /** Estimated input tokens, one whole number. */
  | { readonly field: 'input'; readonly operator: 'at_least' | 'at_most'; readonly values: readonly string[] }
  /** What the call asks for, whatever the case of its letters. */
  | { readonly field: 'text'; readonly operator: 'contains'; readonly values: readonly string[] };

/** An organisation's own word on what its calls mean. */
export interface IntentRule {
  readonly name: string;
  /** All of them hold; a rule without conditions is for every call. */
  readonly where: readonly RuleCondition[];
  readonly serviceClass: ServiceClass;
  /** Business risk of being late in hundredths; null leaves it to the agent's criticality and the text. */
  readonly riskPercent: number | null;
}
