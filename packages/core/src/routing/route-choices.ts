/** How sensitive data is; each class includes those before it. */
export const dataClasses = ['public', 'internal', 'confidential', 'restricted'] as const;

/** What a request may bring or ask for beside text. */
export const modelAbilities = ['tools', 'image', 'audio'] as const;

/** What decides which candidate of a route goes first. */
export const routeStrategies = ['cheapest', 'ordered', 'fastest'] as const;

/** Why a candidate of a route was not asked for a call. */
export const routeExclusions = [
  'switched_off',
  'protocol',
  'abilities',
  'data_class',
  'region',
  'quality',
  'context',
  'too_slow',
  'simulated',
  'breaker_open',
  'provider_paused',
  'budget',
] as const;
