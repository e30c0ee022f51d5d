export const agentStates = ['active', 'suspended', 'retired'] as const;

/** Registered criticality of an agent's work: R0 harmless, R4 hardest to undo. */
export const riskClasses = ['R0', 'R1', 'R2', 'R3', 'R4'] as const;
