import type { RiskTier } from '@/components/ui/index.ts';
import type { AgentListItem } from './agent-types.ts';

const tiers = { R0: 0, R1: 1, R2: 2, R3: 3, R4: 4 } as const;

/** The tier that `RiskPips` draws for a registered class. */
export function tierOf(riskClass: NonNullable<AgentListItem['riskClass']>): RiskTier {
  return tiers[riskClass];
}
