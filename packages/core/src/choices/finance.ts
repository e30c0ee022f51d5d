/** What spend is grouped by. */
export const financeGroups = ['department', 'agent', 'model', 'team', 'provider', 'class'] as const;

/** Paid for, or what simulated models would have cost. */
export const spendKinds = ['real', 'simulated'] as const;
