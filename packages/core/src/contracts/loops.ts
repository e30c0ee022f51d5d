import { z } from 'zod';
import { defaultLoopPolicy, loopActions, loopDetectors, type LoopPolicy } from '../signals/index.ts';
import { epochMs, idOf, nanoUsdText } from './scalars.ts';

export const loopAction = z.enum(loopActions);
export const loopDetector = z.enum(loopDetectors);
const actionTaken = z.enum(['warn', 'pause', 'kill']);

const repeats = z
  .number()
  .int('Give a whole number of repeats.')
  .min(2, 'Give at least 2 repeats.')
  .max(1_000, 'Give at most 1,000 repeats.');

/** What is done about loops: see docs/decisions/0015. */
export const loopPolicy = z.object({
  repeat: z.object({ action: loopAction, limit: repeats }),
  cycle: z.object({ action: loopAction, limit: repeats, selfLimit: repeats }),
  velocity: z.object({
    action: loopAction,
    factor: z
      .number()
      .min(2, 'Give at least 2 times the usual minute.')
      .max(1_000, 'Give at most 1,000 times the usual minute.'),
    floorNanoUsd: z.number().int().min(0).max(1_000_000_000_000_000),
  }),
}) satisfies z.ZodType<LoopPolicy>;

/** Before anybody has changed anything. */
export const builtInLoopPolicy = defaultLoopPolicy;

/** What a finding is founded on: figures and prints, from which no text can be read. */
export const loopEvidence = z.object({
  /** In hexadecimal. */
  prints: z.array(z.string().regex(/^[0-9a-f]{1,14}$/)).max(16),
  callIds: z.array(z.string()).max(12),
  exact: z.boolean(),
  /** What was counted, and the limit that it reached: weighted repeats; for velocity, nano-USD a minute. */
  measured: z.number(),
  limit: z.number(),
});

const author = z.object({ kind: z.enum(['person', 'token', 'system']), id: z.string(), name: z.string().nullable() });

export const loopFinding = z.object({
  id: idOf('lpf'),
  detector: loopDetector,
  /** What was done. */
  action: actionTaken,
  /** All agents that take part. */
  agents: z.array(z.object({ id: z.string(), slug: z.string(), name: z.string() })),
  runId: z.string().nullable(),
  since: epochMs,
  at: epochMs,
  /** Calls that repeated something, or the calls of the minute. */
  calls: z.number().int(),
  costNanoUsd: nanoUsdText,
  /** No real model was paid for its calls. */
  simulated: z.boolean(),
  firstCallId: z.string(),
  lastCallId: z.string(),
  evidence: loopEvidence,
  /** Null: nobody has said that it is no loop. */
  cleared: z.object({ at: epochMs, by: author, reason: z.string() }).nullable(),
});

/** The newest first; at most 100. */
export const loopFindings = z.array(loopFinding);
export const listLoopFindingsInput = z.object({ agentId: idOf('agt').optional() }).prefault({});

const reason = z.string().trim().min(1, 'Say why.').max(500, 'Use at most 500 characters.');
export const clearLoopFindingInput = z.object({ findingId: idOf('lpf'), reason });

/** One scope's policy: the organisation's, or an agent's. */
export const loopPolicyInForce = z.object({
  /** In force for the scope. */
  policy: loopPolicy,
  /** The scope's own is in force; false: what stands above it. */
  isOwn: z.boolean(),
  /** Counts up from 1 with each change of the scope; 0: nobody has changed it. */
  version: z.number().int(),
  setAt: epochMs.nullable(),
  setBy: author.nullable(),
  reason: z.string().nullable(),
});
export const getLoopPolicyInput = z.object({ agentId: idOf('agt').optional() }).prefault({});

const change = {
  /** Null: back to what stands above the scope. */
  policy: loopPolicy.nullable(),
  expectedVersion: z.number().int().min(0),
  reason,
};
export const setAgentLoopPolicyInput = z.object({ agentId: idOf('agt'), ...change });
export const setLoopPolicyInput = z.object(change);

/** The latest versions of a scope's policy, the newest first; at most 50. A null policy stands for what is above. */
export const loopPolicyVersions = z.array(
  z.object({
    version: z.number().int(),
    policy: loopPolicy.nullable(),
    setAt: epochMs,
    setBy: author,
    reason: z.string(),
  }),
);
