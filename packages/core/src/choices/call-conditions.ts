/** Fields whose value is one of a few: compared as text, `true` and `false` included. A call may have several of `class` and of `lost`. */
export const callChoiceFields = [
  'state',
  'agent',
  'department',
  'team',
  'key',
  'run',
  'model',
  'answered',
  'provider',
  'pool',
  'protocol',
  'syscall',
  'streamed',
  'simulated',
  'error',
  'reuse',
  'class',
  'lost',
] as const;
/** Causes that `lost` asks for: why slot time of a call, or time that it waited, came to nothing (docs/decisions/0026). */
export const callLossCauses = [
  'waiting',
  'retries',
  'preempted',
  'failed_calls',
  'cancelled',
  'loops',
  'failed_tasks',
] as const;
export type CallLossCause = (typeof callLossCauses)[number];
/** Fields that are amounts: nano-USD, tokens, microseconds, and the status of HTTP. */
export const callNumberFields = [
  'status',
  'cost',
  'input',
  'output',
  'wait',
  'execute',
  'firstByte',
  'duration',
] as const;

export const callChoiceOperators = ['is', 'is_not'] as const;
export const callNumberOperators = ['is', 'at_least', 'at_most'] as const;
/** Longest text and most texts that one condition compares with. */
export const callValueLimits = { longest: 200, most: 50 } as const;
export const wholeNumberPattern = /^\d{1,18}$/;
export const callIdPattern = /^call_[0-9a-hjkmnp-tv-z]{0,26}$/;

export interface PossibleCallCondition {
  readonly field: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** Whether `callCondition` of the contracts takes it; a browser asks without loading what checks all contracts. */
export function isCallCondition({ field, operator, values }: PossibleCallCondition): boolean {
  const [first = ''] = values;
  const has = (list: readonly string[], value: string) => list.includes(value);
  if (field === 'id') return operator === 'starts_with' && values.length === 1 && callIdPattern.test(first);
  if (has(callNumberFields, field)) {
    return has(callNumberOperators, operator) && values.length === 1 && wholeNumberPattern.test(first);
  }
  return (
    has(callChoiceFields, field) &&
    has(callChoiceOperators, operator) &&
    values.length > 0 &&
    values.length <= callValueLimits.most &&
    values.every((value) => value.length > 0 && value.length <= callValueLimits.longest)
  );
}
