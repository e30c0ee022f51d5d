import { drawIndex, drawNormal, drawPareto } from '../distributions.ts';
import type { SeededRandom } from '../random.ts';

export interface SimulatedAgent {
  readonly ownerPath: readonly string[];
  /** How this agent's work differs from the average agent's, in standard deviations: number of steps, length of answers. */
  readonly stepsScore: number;
  readonly outputScore: number;
}

/** Tenants of Pareto(1) sizes, so that a few have most of the work, with three agents each. Returns who sends the next program. */
export function createAgents(random: SeededRandom, tenants: number): () => SimulatedAgent {
  const weights = Array.from({ length: tenants }, () => drawPareto(random, 1));
  const agents = weights.map((_, tenant) =>
    Array.from({ length: 3 }, (_agent, index) => ({
      ownerPath: [`tenant-${tenant}`, `agent-${tenant}-${index}`],
      stepsScore: drawNormal(random),
      outputScore: drawNormal(random),
    })),
  );
  return () => {
    const ofTenant = agents[drawIndex(random, weights)] ?? [];
    const agent = ofTenant[Math.floor(random.next() * ofTenant.length)];
    if (!agent) throw new RangeError('A workload needs at least one tenant.');
    return agent;
  };
}
