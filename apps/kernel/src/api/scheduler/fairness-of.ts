import type { poolStatus } from '@agent-os/core/contracts';
import type { SchedulingPolicy } from '@agent-os/core/scheduling';
import type { z } from 'zod';
import type { ServiceGapNow } from '../../ports/pool-state.ts';
import type { OwnerNames } from './name-owners.ts';

type Fairness = z.infer<typeof poolStatus>['fairness'];
type Gap = NonNullable<Fairness['gap']>;

const whole = new Intl.NumberFormat('en-GB');

/** How equally a pool serves its owners, with their names and in a sentence. */
export function fairnessOf(
  { groups }: Pick<SchedulingPolicy, 'groups'>,
  now: ServiceGapNow | null,
  names: OwnerNames,
): Fairness {
  if (!groups.some(({ kind }) => kind === 'fair_share')) {
    return { gap: null, explanation: 'The policy of this pool does not share by tokens, so no gap is bounded.' };
  }
  if (now === null) {
    return {
      gap: null,
      explanation: 'No two owners have both had calls waiting of late, so there is nothing to compare.',
    };
  }
  const ownerOf = ({ departmentId, agentId, tokens }: ServiceGapNow['most']): Gap['most'] => ({
    department: names.department(departmentId),
    agent: agentId === null ? null : names.agent(agentId),
    tokens,
  });
  const gap = { ...now, most: ownerOf(now.most), least: ownerOf(now.least) };
  return { gap, explanation: inWords(gap) };
}

function inWords({ serviceClass, overMs, most, least, gapTokens, boundTokens, slackTokens }: Gap): string {
  const calls = serviceClass === null ? 'calls' : `${serviceClass} calls`;
  const slack =
    slackTokens === 0
      ? ''
      : ` The policy lets each be ${whole.format(slackTokens)} further, so that short work goes first.`;
  return (
    `In the last ${whole.format(Math.round(overMs / 1000))} s, in which both had ${calls} waiting all the time, ` +
    `${nameOf(most)} was served ${whole.format(gapTokens)} weighted tokens more than ${nameOf(least)}. ` +
    `VTC keeps this below ${whole.format(boundTokens)}.${slack}`
  );
}

function nameOf({ agent, department }: Gap['most']): string {
  return agent === null ? department.name : `${agent.slug} of ${department.name}`;
}
