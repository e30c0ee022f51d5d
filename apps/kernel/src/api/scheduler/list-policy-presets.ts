import { policyPresets, schedulingPolicy } from '@agent-os/core/contracts';
import { policyNames, standardPolicies, type PolicyName } from '@agent-os/core/scheduling';
import { organisationProcedure } from '../procedures/index.ts';

const about: Readonly<Record<PolicyName, string>> = {
  semantic:
    'Urgent classes first, each class with a minimum share; fair between departments and agents; short runs first; ' +
    'nobody waits for ever.',
  fifo: 'First come, first served.',
  round_robin: 'Agents take turns, one call each.',
  strict_priority: 'A more urgent class always goes first. Batch may never run while others come.',
  fair_share: 'Departments and agents get equal shares of tokens, whatever they ask for.',
  deadline: 'Earliest deadline first; a call that would make another miss its deadline is refused.',
  attained_service: 'Runs that have had least go first, so short runs need not wait for long ones.',
  shortest_remaining: 'Runs that are expected to be done soonest go first.',
  resource_aware: 'Small contexts first while the model’s memory is scarce.',
};

/** The ready-made policies, the default first. */
export const listPolicyPresets = organisationProcedure('scheduler:read')
  .output(policyPresets)
  .query(() =>
    policyNames.map((name) => ({ policy: schedulingPolicy.parse(standardPolicies[name]), about: about[name] })),
  );
