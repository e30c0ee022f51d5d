import type { ToolReading } from '../../../telemetry/index.ts';
import type { ToolGates } from './tool-gates.ts';

/** The limited tools of all organisations, as the metrics show them. */
export function readTools({ tools }: { readonly tools: ToolGates }): ToolReading {
  let inUse = 0;
  let waiting = 0;
  for (const gate of tools.values()) {
    inUse += gate.ledger.inUse;
    for (const taker of gate.takers) {
      for (const { call } of taker.facts().line.values()) if (call.tools !== undefined) waiting += 1;
    }
  }
  return { inUse, waiting };
}
