import type { ServiceClass } from '../calls/index.ts';

/** Registered criticality of an agent's work: R0 harmless, R4 hardest to undo. */
export type RiskClass = 'R0' | 'R1' | 'R2' | 'R3' | 'R4';

const highestClaims: Readonly<Record<RiskClass, ServiceClass>> = {
  R0: 'standard',
  R1: 'standard',
  R2: 'interactive',
  R3: 'critical',
  R4: 'critical',
};

const riskScores: Readonly<Record<RiskClass, number>> = { R0: 0, R1: 0.25, R2: 0.5, R3: 0.75, R4: 1 };

/** The most urgent class that an agent's calls may ask for; `null`: nobody has registered its criticality. */
export function highestClaimOf(riskClass: RiskClass | null): ServiceClass {
  return riskClass === null ? 'standard' : highestClaims[riskClass];
}

/** Business risk of being late, 0 to 1. */
export function riskScoreOf(riskClass: RiskClass | null): number {
  return riskClass === null ? 0 : riskScores[riskClass];
}
