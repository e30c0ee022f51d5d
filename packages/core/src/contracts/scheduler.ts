import { z } from 'zod';
import { epochMs, idOf } from './scalars.ts';
import { schedulingPolicy, serviceClass } from './scheduling-policy.ts';

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
  /** What its author gave as the reason; null when nothing. */
  reason: z.string().nullable(),
});
/** The latest versions of a pool's policy, the newest first; at most 50. */
export const policyVersions = z.array(poolPolicy);

/** Waits of the pool's recent starts: at most the last 2,000, none older than an hour; this kernel's alone. */
const recentWaits = z.object({
  starts: count,
  waitP50Ms: durationMs.nullable(),
  waitP95Ms: durationMs.nullable(),
  waitP99Ms: durationMs.nullable(),
});

const agentRef = z.object({ id: z.string(), slug: z.string(), name: z.string() });
const departmentRef = z.object({ id: z.string(), name: z.string() });

/** What an owner that waited all the time was served, in weighted tokens of the policy, by its weight. */
const ownerService = z.object({
  department: departmentRef,
  /** Null where whole departments are compared. */
  agent: agentRef.nullable(),
  tokens: z.number(),
});

/** How far fair sharing let two owners drift apart, beside what its theory (VTC) allows. Weighted tokens. */
const serviceGap = z.object({
  /** Null where the policy does not tell classes apart. */
  serviceClass: serviceClass.nullable(),
  /** Both had calls waiting for so long without a break, until now; five minutes at most. */
  overMs: durationMs,
  most: ownerService,
  least: ownerService,
  gapTokens: z.number().min(0),
  /** 2 · max(w_p · longest prompt, w_q · all tokens that can run at once), by the lesser weight of the two. */
  boundTokens: z.number().min(0),
  longestInputTokens: count,
  runningTokens: count,
  /** How much further each of the two may be because the policy says so. */
  slackTokens: count,
});

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
  /** The agents with the most starts of late, at most 20, each with the classes of its calls. */
  agents: z.array(
    recentWaits.extend({
      agent: agentRef,
      department: departmentRef,
      classes: z.array(recentWaits.extend({ serviceClass })),
    }),
  ),
  /** Median and mean of how long recent calls held their slots; null when none has ended. Expected starts follow from the mean. */
  serviceP50Ms: durationMs.nullable(),
  serviceMeanMs: durationMs.nullable(),
  /** Whether owners are served equally while they wait. */
  fairness: z.object({
    /** The gap of this kernel that is the largest part of its bound; null when no two owners have waited long enough. */
    gap: serviceGap.nullable(),
    /** In a sentence, with the owners' names. */
    explanation: z.string(),
  }),
  /** Since this kernel started. */
  totals: z.object({ started: count, interrupted: count, refused: count }),
});
/** By name. */
export const poolStatuses = z.array(poolStatus);

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
      /** Estimates: its prompt, and what it will write. */
      inputTokens: count,
      expectedOutputTokens: count,
      /** Calls of its run that are expected to follow, from what it says and how runs before it went; null when nothing is known. */
      stepsLeft: count.nullable(),
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
  /** How far owners that wait were apart in the last hour, every 15 s while somebody waits; weighted tokens. */
  gaps: z.array(z.object({ at: epochMs, gapTokens: z.number().min(0), boundTokens: z.number().min(0) })),
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

const policyReasonCharactersMax = 300;
export const setPoolPolicyInput = poolInput.extend({
  /** Why, for whoever reads the policy or its history later. */
  reason: z
    .string()
    .trim()
    .max(policyReasonCharactersMax, `Use at most ${policyReasonCharactersMax} characters.`)
    .optional(),
  /** Of the policy that was seen; a change by somebody else in between is refused as `conflict`. */
  expectedVersion: count,
  policy: schedulingPolicy,
  limits: poolLimits,
});

/** A policy that is changed says why; whoever sets the same one again need not. */
export const changePoolPolicyInput = setPoolPolicyInput.extend({
  reason: z
    .string()
    .trim()
    .min(1, 'Say why, for whoever asks later.')
    .max(policyReasonCharactersMax, `Use at most ${policyReasonCharactersMax} characters.`),
});

export const whatIfInput = poolInput.extend({
  from: epochMs,
  to: epochMs,
  /** What to try instead of the present policy, each in a replay of its own. */
  candidates: z
    .array(
      z.object({
        policy: schedulingPolicy,
        limits: poolLimits,
        /** Slots to try; those of the pool when left out. */
        slots: z.number().int().min(1).max(100_000).optional(),
      }),
    )
    .min(1, 'Choose at least one policy to try.')
    .max(4, 'Try at most four policies at once.'),
});
const simulatedWaits = z.object({
  calls: count,
  waitMeanMs: durationMs.nullable(),
  waitP50Ms: durationMs.nullable(),
  waitP95Ms: durationMs.nullable(),
  waitP99Ms: durationMs.nullable(),
});
/** The same recorded calls under the present policy and under each candidate, in their order, in the same simulator. */
const comparison = z.object({ present: simulatedWaits, candidates: z.array(simulatedWaits) });
const counts = z.object({ present: count, candidates: z.array(count) });
/** How far departments that waited in one class drifted apart, and VTC's bound; null when no two waited at once. Weighted tokens. */
const simulatedGap = z.object({ gapTokens: count, boundTokens: count }).nullable();
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
  refused: counts,
  interruptions: counts,
  fairness: z.object({ present: simulatedGap, candidates: z.array(simulatedGap) }),
});
