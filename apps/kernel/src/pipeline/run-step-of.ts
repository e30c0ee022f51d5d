import type { RunStep } from '../loops/dispatch/index.ts';
import type { Identified } from './call.ts';

/** Whose call it is, and which of its run, as far as work is learnt from it. */
export function runStepOf({ caller, runId, announced }: Identified): RunStep {
  const { organisation, agent } = caller;
  return { organisationId: organisation.id, agentId: agent.id, runId, announcedLeft: announced.stepsLeft };
}
