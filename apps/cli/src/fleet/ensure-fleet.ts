import { CliError } from '../cli-error.ts';
import type { KernelClient } from '../kernel/index.ts';

export interface FleetAgent {
  readonly id: string;
  readonly slug: string;
}

const departmentSlug = 'trace-replay';
const purpose = 'Replays a request trace, to show how the installation serves a known load.';

/**
 * The agents replay-01, replay-02, … of the department "Trace replay"; those that are missing are created.
 * @throws CliError when one of them may not work.
 */
export async function ensureFleet(kernel: KernelClient, size: number): Promise<readonly FleetAgent[]> {
  const departments = await kernel.departments.list.query();
  const department =
    departments.find(({ slug }) => slug === departmentSlug) ??
    (await kernel.departments.create.mutate({ slug: departmentSlug, name: 'Trace replay' }));
  const known = new Map((await kernel.agents.list.query()).map((agent) => [agent.slug, agent]));
  const fleet: FleetAgent[] = [];
  for (let position = 1; position <= size; position += 1) {
    const number = String(position).padStart(2, '0');
    const slug = `replay-${number}`;
    const agent =
      known.get(slug) ??
      (await kernel.agents.create.mutate({ slug, name: `Replay ${number}`, purpose, departmentId: department.id }));
    if (agent.state !== 'active') {
      throw new CliError(
        `The agent ${slug} is ${agent.state}: activate it in the console, or replay with fewer --agents.`,
      );
    }
    fleet.push({ id: agent.id, slug });
  }
  return fleet;
}
