import { ownerKey, serviceGapBound, ServiceGapMeter, type SchedulingPolicy } from '@agent-os/core/scheduling';
import { type FairnessSuite, suiteOwnerPath, suiteWorkload } from '@agent-os/core/sim';
import { runOnA10g, server } from './run-on-a10g.ts';

/** w_p and w_q of the VTC artifact. */
const tokenWeights = { input: 1, output: 2 };

/**
 * The largest difference between the weighted services of two owners over any time in which both had calls waiting, by VTC's bound on it:
 * 2 · max(w_p · L_in, w_q · M), divided by the least weight, with M the whole cache.
 */
export function gapByBound(policy: SchedulingPolicy, suite: FairnessSuite, seed: number): number {
  const weights = Object.fromEntries(
    suite.clients.map(({ weight }, index) => [ownerKey(suiteOwnerPath(index)), weight]),
  );
  const meter = new ServiceGapMeter(tokenWeights, (owner) => weights[owner] ?? 1);
  runOnA10g(withOwnerWeights(policy, weights), suiteWorkload(suite, seed), suite.durationMs, (event) => {
    meter.observe(event);
  });
  const longestInput = Math.max(...suite.clients.map(({ inputTokens }) => inputTokens));
  const bound = serviceGapBound(tokenWeights, longestInput, server.kvTokens);
  return ((meter.largestGap ?? 0) * Math.min(...Object.values(weights))) / bound;
}

function withOwnerWeights(policy: SchedulingPolicy, ownerWeights: Readonly<Record<string, number>>): SchedulingPolicy {
  return {
    ...policy,
    groups: policy.groups.map((grouping) =>
      grouping.kind === 'fair_share' ? { ...grouping, ownerWeights } : grouping,
    ),
  };
}
