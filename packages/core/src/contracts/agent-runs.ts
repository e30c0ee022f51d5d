import { z } from 'zod';
import { callStates } from '../choices/index.ts';
import { epochMs, nanoUsdText } from './scalars.ts';

export const agentRun = z.object({
  runId: z.string(),
  calls: z.number().int(),
  running: z.number().int(),
  failed: z.number().int(),
  denied: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  costNanoUsd: nanoUsdText,
  withoutCost: z.number().int(),
  /** Of the calls whose energy is known, null where none is. CO₂e by the grid, null without a zone. */
  energyMillijoules: z.number().int().nullable(),
  carbonLocationMicrograms: z.number().int().nullable(),
  /** Some of it no meter saw. */
  energyEstimated: z.boolean(),
  /** Ended calls whose energy is not known. */
  withoutEnergy: z.number().int(),
  simulated: z.boolean(),
  startedAt: epochMs,
  /** Null while a call of it runs. */
  endedAt: epochMs.nullable(),
  lastState: z.enum(callStates),
  lastCallId: z.string(),
});
export const agentRuns = z.object({
  runs: z.array(agentRun),
  /** Calls of the agent that the runs were looked for in, and whether there are older ones. */
  examined: z.number().int(),
  older: z.boolean(),
  /** Calls among them that named no run. */
  withoutRun: z.number().int(),
});
