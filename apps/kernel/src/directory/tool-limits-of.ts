import { toolLimits } from '@agent-os/core/contracts';
import type { ToolLimit } from '@agent-os/core/scheduling';

/** By tool, from the rows' JSON. */
export function toolLimitsOf(limits: unknown): ReadonlyMap<string, ToolLimit> {
  return new Map(
    toolLimits
      .parse(limits)
      .map(({ tool, uses, timeoutSeconds }) => [tool, { tool, uses, timeoutMs: timeoutSeconds * 1_000 }]),
  );
}
