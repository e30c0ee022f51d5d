import { formatCount, formatDuration, formatQuantity, formatShare, nothing } from '@/format/index.ts';
import type { PolicyDraft, PolicyLimits, PolicyValue } from '../scheduler-types.ts';

type GroupOrdering = PolicyValue['groups'][number];
type CallOrdering = PolicyValue['calls'][number];

const classNames = ['critical', 'interactive', 'standard', 'batch'] as const;
const time = (ms: number) => formatDuration(ms * 1000);

/** Fields of a policy in words, from the outermost rule inwards. */
export const policyFields = {
  name: 'Policy',
  classes: 'Between classes',
  owners: 'Between owners',
  calls: 'Inside an owner',
  interrupts: 'Interrupts',
  deadlines: 'Deadlines',
  raise: 'Raised a class',
  limits: 'Limits',
} as const;

function classesInWords(group: GroupOrdering | undefined): string {
  if (group?.kind === 'strict_priority') return 'the more urgent always first; batch may starve';
  if (group?.kind !== 'class_shares') return 'no difference';
  const shares = classNames
    .filter((name) => group.minimumShare[name] > 0)
    .map((name) => `${name} ${formatShare(group.minimumShare[name])}`);
  return [
    'the more urgent first',
    ...(shares.length === 0 ? [] : [`of all starts at least ${shares.join(', ')}`]),
  ].join('; ');
}

function ownersInWords(group: GroupOrdering | undefined): string {
  if (group?.kind === 'round_robin') return 'agents take turns';
  if (group?.kind !== 'fair_share') return 'no difference';
  const weighted = Object.keys(group.ownerWeights).length;
  return [
    'equal shares for departments, then agents',
    `a token in counts ${group.inputWeight}, out ${group.outputWeight}`,
    ...(weighted === 0 ? [] : [`${formatQuantity(weighted, 'owner')} with other weights`]),
  ].join('; ');
}

function orderInWords(ordering: CallOrdering): string {
  switch (ordering.kind) {
    case 'fifo':
      return 'first come, first served';
    case 'deadline':
      return ordering.withinMs === null
        ? 'earliest deadline'
        : `earliest deadline, when less than ${time(ordering.withinMs)} is left`;
    case 'ageing':
      return ordering.everyStarts === null
        ? 'overdue longest'
        : `overdue longest, at one start in ${ordering.everyStarts}`;
    case 'attained_service':
      return 'runs that were served least';
    case 'shortest_remaining':
      return 'least work left in the run';
    case 'resource_aware':
      return `small contexts, while less than ${formatShare(ordering.whenFreeBelow)} of memory is free`;
  }
}

const deadlines = {
  none: 'refuse nothing',
  expire: 'a call that can no longer meet its own is refused',
  edf_test: 'a call that would miss its own, or make another miss, is refused',
} as const;

function interruptsInWords({ preemption }: PolicyValue): string {
  if (preemption === null) return 'nobody interrupts';
  const { forClass, victimClass, againAfterMs, atMostTimes } = preemption;
  return `${forClass} may interrupt ${victimClass}, a call at most ${atMostTimes} times and ${time(againAfterMs)} apart`;
}

function limitsInWords({ kvTokens, tokensPerMinute, requestsPerMinute, slotsPerAgent }: PolicyLimits): string {
  const known = [
    ...(kvTokens === null ? [] : [`${formatCount(kvTokens)} tok of memory`]),
    ...(tokensPerMinute === null ? [] : [`${formatCount(tokensPerMinute)} tok a minute`]),
    ...(requestsPerMinute === null ? [] : [`${formatCount(requestsPerMinute)} calls a minute`]),
    ...(slotsPerAgent === null ? [] : [`${formatQuantity(slotsPerAgent, 'slot')} an agent`]),
  ];
  return known.length === 0 ? nothing : known.join(', ');
}

const betweenClasses = new Set(['class_shares', 'strict_priority']);

/** A policy and its limits as `<Diff>` compares them and the panel shows them. */
export function policyWords({ policy, limits }: PolicyDraft): Readonly<Record<keyof typeof policyFields, string>> {
  const { groups, calls, raise } = policy;
  return {
    name: policy.name,
    classes: classesInWords(groups.find(({ kind }) => betweenClasses.has(kind))),
    owners: ownersInWords(groups.find(({ kind }) => !betweenClasses.has(kind))),
    calls: calls.length === 0 ? 'first come, first served' : calls.map(orderInWords).join(', then '),
    interrupts: interruptsInWords(policy),
    deadlines: deadlines[policy.deadlines],
    raise: raise === null ? 'never' : `by risk from ${formatShare(raise.fromRisk)}, or by a near deadline`,
    limits: limitsInWords(limits),
  };
}
