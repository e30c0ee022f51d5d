import type { OwnerService, ServiceGap } from '@agent-os/core/scheduling';
import type { ServiceGapNow } from '../../../ports/pool-state.ts';

/** The gap with its owners by their ids; tokens in whole numbers. */
export function gapNow(gap: ServiceGap | null): ServiceGapNow | null {
  if (gap === null) return null;
  return {
    ...gap,
    most: ownerNow(gap.most),
    least: ownerNow(gap.least),
    gapTokens: Math.round(gap.gapTokens),
    boundTokens: Math.round(gap.boundTokens),
  };
}

/** Paths are those that the pipeline gives: organisation, department, agent. */
function ownerNow({ ownerPath, tokens }: OwnerService): ServiceGapNow['most'] {
  const [, departmentId = '', agentId = null] = ownerPath;
  return { departmentId, agentId, tokens: Math.round(tokens) };
}
