/** What of a call a rule may ask about before it runs: one of a few values, as in a filter of calls. */
export const ruleChoiceFields = [
  'agent',
  'department',
  'team',
  'key',
  'risk',
  'model',
  'provider',
  'pool',
  'protocol',
  'streamed',
] as const;

export const intentLimits = {
  examples: 2_000,
  /** At once. */
  added: 200,
  exampleLength: 600,
  rules: 50,
  conditions: 10,
  versions: 20,
  tryLength: 4_000,
} as const;
