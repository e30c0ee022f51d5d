import { z } from 'zod';
import { admissionRules } from '../choices/index.ts';
import { epochMs, idOf } from './scalars.ts';
import { byClass, schedulingPolicy, serviceClass } from './scheduling-policy.ts';

const count = z.number().int().min(0);
const durationMs = z.number().min(0);
const limit = z
  .number('Give a whole number above 0, or leave it empty.')
  .int('Give a whole number above 0, or leave it empty.')
  .positive('Give a whole number above 0, or leave it empty.')
  .max(1_000_000_000, 'Give at most 1,000,000,000.')
  .nullable();

/** What a pool's provider allows beside its slots; null: no limit is known. */
export const poolLimits = z.object({
  /** Tokens of context and output that fit into the model's memory at once. */
  kvTokens: limit,
  tokensPerMinute: limit,
  requestsPerMinute: limit,
  slotsPerAgent: limit,
});

/** Whoever made a version of a policy. `name` is null when they are no longer a member. */
const policyAuthor = z.object({
  kind: z.enum(['person', 'token', 'system']),
  id: z.string(),
  name: z.string().nullable(),
});

export const poolPolicy = z.object({
  /** Counts up from 1 with each change; 0: the default, which nobody has changed. */
  version: count,
  policy: schedulingPolicy,
  limits: poolLimits,
  setAt: epochMs.nullable(),
  setBy: policyAuthor.nullable(),
});

/** Waits of the pool's recent starts: at most the last 2,000, none older than an hour; this kernel's alone. */
const recentWaits = z.object({
  starts: count,
  waitP50Ms: durationMs.nullable(),
  waitP99Ms: durationMs.nullable(),
});

const agentRef = z.object({ id: z.string(), slug: z.string(), name: z.string() });
const departmentRef = z.object({ id: z.string(), name: z.string() });

export const poolStatus = z.object({
  id: z.string(),
  slug: z.string(),
  /** Names of the models that share it. */
  models: z.array(z.string()),
  slots: count,
  queueLimit: count,
  maxWaitMs: count,
  policy: poolPolicy,
  /** Its provider takes no calls before this time. */
  pausedUntil: epochMs.nullable(),
  /** Of the slots, those that this kernel may fill, when others serve the pool too; null before its first call here. */
  leasedSlots: count.nullable(),
  running: count,
  waiting: count,
  /** Estimate: contexts and outputs of what runs. */
  kvTokensInUse: count,
  classes: z.array(
    recentWaits.extend({
      serviceClass,
      running: count,
      waiting: count,
      oldestWaitMs: durationMs.nullable(),
      /**
       * The longest that a call of this class can wait, for who waits now and the longest service seen; null when the
       * policy bounds nothing. See docs/decisions/0007.
       */
      boundMs: durationMs.nullable(),
    }),
  ),
  /** The agents with the most starts of late, at most 20. */
  agents: z.array(recentWaits.extend({ agent: agentRef, department: departmentRef })),
  /** Since this kernel started. */
  totals: z.object({ started: count, interrupted: count, refused: count }),
});
/** By name. */
export const poolStatuses = z.array(poolStatus);

/** Why a call went, or would go, when it did. */
export const admission = z.object({
  policy: z.string(),
  /** The rules that had a say, from the outermost inwards. */
  rules: z.array(z.enum(admissionRules)),
  /** The class it was queued as, when its risk or deadline raised it. */
  queuedAs: serviceClass,
  waitedMs: durationMs,
  /** What held it back when it came; null when nothing did. */
  waitedFor: z.enum(['slot', 'turn', 'provider', 'memory', 'rate', 'agent_limit']).nullable(),
  /** Part of the pool that its owner was entitled to, 0 to 1; null without fair sharing. */
  fairShare: z.number().nullable(),
  /** Calls that came earlier and still waited when it started, by class. */
  overtook: byClass(count),
  /** Calls that came later and started before it. */
  overtakenBy: count,
  /** How often it had to make room for a more urgent call. */
  interruptions: count,
  deadlineAt: epochMs.nullable(),
});

export const poolInput = z.object({ poolId: idOf('pol') });
export const poolQueueInput = poolInput.extend({ limit: z.number().int().min(1).max(200).default(50) });
/** Who waits, in the order in which they would start if slots came free now and nobody else came. */
export const poolQueue = z.object({
  poolId: z.string(),
  at: epochMs,
  /** All who wait; the list is its beginning. */
  waiting: count,
  calls: z.array(
    z.object({
      callId: z.string(),
      /** From 1. */
      position: count,
      serviceClass,
      queuedAs: serviceClass,
      agent: agentRef,
      department: departmentRef,
      runId: z.string().nullable(),
      waitingSince: epochMs,
      waitedMs: durationMs,
      deadlineAt: epochMs.nullable(),
      /** From then on it is overdue, and goes first at stated intervals; null when the policy does not age. */
      overdueAt: epochMs.nullable(),
      fairShare: z.number().nullable(),
      /** Estimate from how long recent calls took; null when none has ended yet. */
      expectedStartAt: epochMs.nullable(),
      /** In words. */
      explanation: z.string(),
    }),
  ),
});

/** What the slots did of late, for a strip of bars. */
export const poolTimelineInput = poolInput.extend({
  lastMs: z.number().int().min(10_000).max(900_000).default(300_000),
});
export const poolTimeline = z.object({
  from: epochMs,
  to: epochMs,
  /** At most the last 2,000, by start. */
  spans: z.array(
    z.object({
      callId: z.string(),
      agent: agentRef,
      serviceClass,
      startedAt: epochMs,
      /** Null while it runs. */
      endedAt: epochMs.nullable(),
      /** How it left its slot; null while it runs. */
      end: z.enum(['ended', 'interrupted']).nullable(),
      /** The row to draw it in: no two bars of a row overlap. */
      lane: count,
    }),
  ),
});

/** The ready-made policies, fitted to a pool; each is a beginning for one's own. */
export const policyPresets = z.array(z.object({ policy: schedulingPolicy, about: z.string() }));

export const setPoolPolicyInput = poolInput.extend({
  /** Of the policy that was seen; a change by somebody else in between is refused as `conflict`. */
  expectedVersion: count,
  policy: schedulingPolicy,
  limits: poolLimits,
});

export const whatIfInput = poolInput.extend({
  from: epochMs,
  to: epochMs,
  policy: schedulingPolicy,
  limits: poolLimits,
  /** Slots to try; those of the pool when left out. */
  slots: z.number().int().min(1).max(100_000).optional(),
});
const simulatedWaits = z.object({
  calls: count,
  waitMeanMs: durationMs.nullable(),
  waitP50Ms: durationMs.nullable(),
  waitP99Ms: durationMs.nullable(),
});
/** The same recorded calls under both policies, in the same simulator. */
const comparison = z.object({ present: simulatedWaits, proposed: simulatedWaits });
export const whatIfResult = z.object({
  /** All waits here come from a simulation of slots and recorded service times; none was measured. */
  simulated: z.literal(true),
  from: epochMs,
  to: epochMs,
  calls: count,
  /** False when there were more calls than one replay takes; then it holds the first ones, up to `to`. */
  complete: z.boolean(),
  all: comparison,
  classes: z.array(comparison.extend({ serviceClass })),
  /** The agents with the most calls, at most 50. */
  agents: z.array(comparison.extend({ agent: agentRef, department: departmentRef })),
  /** Calls that missed their deadlines or found the line full. */
  refused: z.object({ present: count, proposed: count }),
  interruptions: z.object({ present: count, proposed: count }),
});
