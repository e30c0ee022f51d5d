import type { Crowd, SchedulingPolicy, WaitingCall } from '@agent-os/core/scheduling';

const nobody: Crowd = { ownersByLevel: [1, 1, 1], callsOfAgent: 1, costRatio: 1, cheapestTokens: 1 };

/** Who competes with one more call of these: what the bound on its waiting depends on. */
export function crowdOf(waiting: readonly WaitingCall[], policy: SchedulingPolicy): Crowd {
  if (waiting.length === 0) return nobody;
  const owners: Set<string>[] = [];
  const callsOfAgent = new Map<string, number>();
  let [cheapest, dearest] = [Infinity, 0];
  for (const { ownerPath, inputTokens, expectedOutputTokens } of waiting) {
    ownerPath.forEach((owner, level) => (owners[level] ??= new Set()).add(owner));
    const agent = ownerPath.at(-1) ?? '';
    callsOfAgent.set(agent, (callsOfAgent.get(agent) ?? 0) + 1);
    const tokens = Math.max(1, weighted(inputTokens, expectedOutputTokens, policy));
    cheapest = Math.min(cheapest, tokens);
    dearest = Math.max(dearest, tokens);
  }
  return {
    ownersByLevel: owners.map(({ size }) => size),
    callsOfAgent: [...callsOfAgent.values()].reduce((most, calls) => Math.max(most, calls), 1),
    costRatio: dearest / cheapest,
    cheapestTokens: cheapest,
  };
}

function weighted(inputTokens: number, outputTokens: number, { groups }: SchedulingPolicy): number {
  const fairShare = groups.find((group) => group.kind === 'fair_share');
  const { inputWeight, outputWeight } = fairShare ?? { inputWeight: 1, outputWeight: 1 };
  return inputTokens * inputWeight + outputTokens * outputWeight;
}
