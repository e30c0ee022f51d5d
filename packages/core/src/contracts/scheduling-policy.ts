import { z } from 'zod';
import { serviceClasses } from '../choices/index.ts';
import type { SchedulingPolicy } from '../scheduling/index.ts';

export const serviceClass = z.enum(serviceClasses);

/** One value a class. */
export const byClass = <Value extends z.ZodType>(value: Value) =>
  z.object({ critical: value, interactive: value, standard: value, batch: value });

const tokens = z.number().int().min(0).max(1_000_000_000);
const durationMs = z.number().int().min(0).max(86_400_000);
const count = z.number().int().min(0).max(1_000_000);
const atLeastOne = z.number().int().min(1).max(1_000_000);
const fraction = z.number().min(0).max(1);
const weight = z.number().min(0.001).max(1_000);

const groupOrdering = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('class_shares'), minimumShare: byClass(fraction) }),
  z.object({ kind: z.literal('strict_priority') }),
  z.object({ kind: z.literal('round_robin') }),
  z.object({
    kind: z.literal('fair_share'),
    inputWeight: weight,
    outputWeight: weight,
    /** By the JSON text of a path of ids: organisation, department, agent; what is not named weighs 1. */
    ownerWeights: z.record(z.string().max(300), weight),
    slackTokens: tokens,
  }),
]);

const callOrdering = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fifo') }),
  z.object({ kind: z.literal('deadline'), withinMs: durationMs.nullable() }),
  z.object({
    kind: z.literal('ageing'),
    targetMs: byClass(durationMs),
    riskPull: fraction,
    everyStarts: atLeastOne.nullable(),
    late: z.object({ afterMs: durationMs, everyStarts: atLeastOne }).nullable(),
  }),
  z.object({ kind: z.literal('attained_service'), levelsMs: z.array(durationMs).min(1).max(16).readonly() }),
  z.object({
    kind: z.literal('shortest_remaining'),
    stepsLeftPrior: z.object({ base: z.number().min(0).max(1_000), perStepDone: z.number().min(0).max(100) }),
  }),
  z.object({ kind: z.literal('resource_aware'), whenFreeBelow: fraction }),
]);

const shareLimit = 0.9;
const classGroupings: ReadonlySet<string | undefined> = new Set(['class_shares', 'strict_priority']);

function areDistinct(orderings: readonly { readonly kind: string }[]): boolean {
  return new Set(orderings.map(({ kind }) => kind)).size === orderings.length;
}

function sharesOf(groups: readonly z.infer<typeof groupOrdering>[]): number {
  const shares = groups.flatMap((group) => (group.kind === 'class_shares' ? Object.values(group.minimumShare) : []));
  return shares.reduce((sum, share) => sum + share, 0);
}

/** How a pool orders its calls: a whole policy as a value, see docs/decisions/0007. */
export const schedulingPolicy = z.object({
  name: z.string().trim().min(1, 'Give the policy a name.').max(60, 'Use at most 60 characters.'),
  groups: z
    .array(groupOrdering)
    .max(2)
    .refine((groups) => areDistinct(groups) && !classGroupings.has(groups[1]?.kind), {
      error: 'Group by class first and by owner inside, each at most once.',
    })
    .refine((groups) => sharesOf(groups) <= shareLimit, {
      error: 'The minimum shares of all classes may come to 0.9 at most: the rest goes by urgency.',
    })
    .readonly(),
  calls: z
    .array(callOrdering)
    .max(6)
    .refine(areDistinct, { error: 'Use each ordering of calls at most once.' })
    .readonly(),
  deadlines: z.enum(['none', 'expire', 'edf_test']),
  preemption: z
    .object({ forClass: serviceClass, victimClass: serviceClass, againAfterMs: durationMs, atMostTimes: count })
    .refine(({ forClass, victimClass }) => serviceClasses.indexOf(forClass) < serviceClasses.indexOf(victimClass), {
      error: 'Only a class that comes first may interrupt another.',
    })
    .nullable(),
  raise: z.object({ fromRisk: fraction, deadlineWithinMs: byClass(durationMs) }).nullable(),
  maxPassedOver: count,
  // Policies that were stored before there was such a rule go on as they were.
  maxStartedBeside: count.default(0),
  pace: z.object({ msPerInputToken: z.number().min(0).max(1_000), msPerOutputToken: z.number().min(0).max(10_000) }),
}) satisfies z.ZodType<SchedulingPolicy>;
