/** What an agent's calls of the last 24 hours came to. */
export interface AgentHealthFacts {
  readonly everCalled: boolean;
  readonly calls: number;
  /** Failed or interrupted. */
  readonly failed: number;
}

export type AgentHealthState = 'healthy' | 'degraded' | 'failing' | 'quiet' | 'unused';

/** From one failed call in fifty on, somebody should look; from one in five on, the work is not done. */
const degradedPerMille = 20;
const failingPerMille = 200;

/**
 * Health from facts alone. Refusals by a rule are not failures: the rule did its work. Ratios are compared as integers,
 * so that a boundary falls on the same side everywhere.
 */
export function decideAgentHealth({ everCalled, calls, failed }: AgentHealthFacts): AgentHealthState {
  if (!everCalled) return 'unused';
  if (calls === 0) return 'quiet';
  if (failed * 1000 >= calls * failingPerMille) return 'failing';
  return failed * 1000 >= calls * degradedPerMille ? 'degraded' : 'healthy';
}
