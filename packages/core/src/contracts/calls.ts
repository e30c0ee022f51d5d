import { z } from 'zod';
import { budgetUnits, callProtocols, callStates, callSteps, reuseOrigins } from '../choices/index.ts';
import { tokenClasses } from '../economy/index.ts';
import { callFilter, callSort } from './call-filter.ts';
import { callEnergy } from './energy-calls.ts';
import { epochMs, idOf, nanoUsdText } from './scalars.ts';
import { routeRecord } from './routes.ts';
import { admission } from './admission.ts';
import { serviceClass } from './scheduling-policy.ts';

/** In the smallest part of a budget's unit. */
const budgetAmountText = z.string().regex(/^\d{1,30}$/);

export const callState = z.enum(callStates);
export const callProtocol = z.enum(callProtocols);
/** provider: as the upstream reported. counted: counted here, as the upstream gave none. reserved: the worst case. */
export const usageSource = z.enum(['provider', 'counted', 'reserved', 'none']);

export const callListItem = z.object({
  id: z.string(),
  state: callState,
  agent: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  department: z.object({ id: z.string(), name: z.string() }),
  teamId: z.string().nullable(),
  keyId: z.string().nullable(),
  runId: z.string().nullable(),
  syscall: z.string(),
  protocol: callProtocol,
  modelRequested: z.string(),
  modelAnswered: z.string().nullable(),
  provider: z.string().nullable(),
  pool: z.string().nullable(),
  simulated: z.boolean(),
  streamed: z.boolean(),
  receivedAt: epochMs,
  finishedAt: epochMs.nullable(),
  httpStatus: z.number().int().nullable(),
  errorCode: z.string().nullable(),
  /** The budget into which it did not fit or, where the call is settled, that its stream was cut for. */
  stoppedByBudget: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Steps completed, 0 to 8; the path glyph. */
  lastStep: z.number().int().min(0).max(8),
  waitUs: z.number().int().nullable(),
  executeUs: z.number().int().nullable(),
  firstByteUs: z.number().int().nullable(),
  durationUs: z.number().int().nullable(),
  inputTokens: z.number().int().nullable(),
  outputTokens: z.number().int().nullable(),
  usageSource: usageSource.nullable(),
  /** Null when not known, or not ended yet. */
  costNanoUsd: nanoUsdText.nullable(),
  reservedNanoUsd: nanoUsdText.nullable(),
  /** The centre of what it took; null when not known, or not ended yet. */
  energyMillijoules: z.number().int().nullable(),
  /** It was given the answer of another call: while that was made, or later. Null when it was executed itself. */
  reusedFrom: z.enum(reuseOrigins).nullable(),
});

/** Whose answer a call was given. That call used the tokens and paid; this one cost nothing. */
export const callReuse = z.object({
  from: z.enum(reuseOrigins),
  sourceCallId: z.string(),
  /** How old the answer was; 0 for one that was being made. */
  ageMs: z.number().int(),
  /** What the source cost; null when that is not known. */
  avoidedNanoUsd: nanoUsdText.nullable(),
});

export const callDetail = callListItem.extend({
  /** What it took; null while it runs, and when that is not known. */
  energy: callEnergy.nullable(),
  /** Null for a call that was executed itself, or not at all. */
  reuse: callReuse.nullable(),
  /** Calls that were given its answer, and what they saved as far as that is known. */
  served: z.object({ calls: z.number().int(), avoidedNanoUsd: nanoUsdText }),
  errorDetail: z.string().nullable(),
  attempts: z.number().int().nullable(),
  keyId: z.string().nullable(),
  keyLastFour: z.string().nullable(),
  pool: z.string().nullable(),
  estimatedInputTokens: z.number().int(),
  maxOutputTokens: z.number().int().nullable(),
  /** What its sender said it is worth (X-Agent-Value); null when it said nothing. No figure of value counts it. */
  claimedValueNanoUsd: nanoUsdText.nullable(),
  cachedInputTokens: z.number().int().nullable(),
  cacheWriteTokens: z.number().int().nullable(),
  reasoningTokens: z.number().int().nullable(),
  /** What it counted as; null while it runs and when it asked for no slot. */
  serviceClass: serviceClass.nullable(),
  /** What its request asked for, when that was more than its agent may. */
  claimedClass: serviceClass.nullable(),
  /** Why it counted as that, in words; null where `serviceClass` is. */
  classReason: z.string().nullable(),
  /** Business risk of being late, in hundredths; null where `serviceClass` is. */
  riskPercent: z.number().int().nullable(),
  /** Why it started when it did; null when a slot was free at once. */
  admission: admission.nullable(),
  /** How a route came by its model; null for a call that named a model, and while it runs. */
  route: routeRecord.nullable(),
  /** One row a step that was reached: where it began after arrival, how long it took, and what it decided in words. */
  steps: z.array(
    z.object({
      step: z.enum(callSteps),
      startUs: z.number().int(),
      durationUs: z.number().int(),
      outcome: z.enum(['done', 'failed', 'running']),
      explanation: z.string(),
    }),
  ),
  /** What it held of each budget above it, and what it took; empty when no budget counted it. */
  budgets: z.array(
    z.object({
      budgetId: z.string(),
      name: z.string(),
      unit: z.enum(budgetUnits),
      heldAmount: budgetAmountText.nullable(),
      /** Null until it ends. */
      chargedAmount: budgetAmountText.nullable(),
    }),
  ),
  /** What its cost is the sum of, class by class; empty where it is not known, and for a call that cost nothing. */
  costLines: z.array(
    z.object({
      tokenClass: z.enum(tokenClasses),
      /** Tokens, or uses of the provider's tools. */
      quantity: z.number().int(),
      /** In the tier that the call fell into. */
      nanoUsdPerMillion: nanoUsdText.nullable(),
      nanoUsd: nanoUsdText,
    }),
  ),
  /** What a batch takes off each line, where that is how the lines came about; 0 otherwise. */
  batchDiscountPercent: z.number().int(),
  price: z
    .object({
      effectiveFrom: epochMs,
      source: z.string(),
      inputNanoUsdPerMillion: nanoUsdText,
      cachedInputNanoUsdPerMillion: nanoUsdText.nullable(),
      cacheWriteNanoUsdPerMillion: nanoUsdText.nullable(),
      outputNanoUsdPerMillion: nanoUsdText,
    })
    .nullable(),
  /** Ids of the calls before and after it in its run; null at either end, and without a run. */
  previousInRun: z.string().nullable(),
  nextInRun: z.string().nullable(),
});

export const listCallsInput = callFilter.extend({
  sort: callSort.optional(),
  /** `nextCursor` of the page before, with the same filter and sort. */
  cursor: z.string().max(100).optional(),
  limit: z.number().int().min(1).max(500).default(100),
});
export const listCallsResult = z.object({
  items: z.array(callListItem),
  /** Null when there is no more. A page may be short, even empty, and have a next one: see `searchedTo`. */
  nextCursor: z.string().nullable(),
  /** Set when the page ended because enough calls were looked at: arrival of the last of them. */
  searchedTo: epochMs.nullable(),
  /** Where a live stream takes over from this page: what ended later is told by it, see `lastEventId`. */
  asOfSequence: z.string(),
});

/** How much of a filter a figure counts. `from`: arrival of the oldest call counted; null when all are. */
export const callCoverage = z.object({ complete: z.boolean(), from: epochMs.nullable() });

/** What a filter adds up to, the newest calls first. Sums are over ended calls; running ones are counted apart. */
export const callTotals = z.object({
  coverage: callCoverage,
  calls: z.number().int(),
  running: z.number().int(),
  settled: z.number().int(),
  failed: z.number().int(),
  denied: z.number().int(),
  cancelled: z.number().int(),
  interrupted: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  costNanoUsd: nanoUsdText,
  /** Ended calls left out of the sum because their cost is not known. */
  withoutCost: z.number().int(),
  /** Calls to a simulated model, among all of them. */
  simulated: z.number().int(),
  /** Calls that were given the answer of another, and what they saved as far as that is known. */
  reused: z.number().int(),
  avoidedNanoUsd: nanoUsdText,
  waitP50Us: z.number().int().nullable(),
  waitP90Us: z.number().int().nullable(),
  waitP99Us: z.number().int().nullable(),
});

export const callHistogramInput = callFilter.extend({
  from: epochMs,
  to: epochMs,
  /** How many bars. */
  buckets: z.number().int().min(1).max(120).default(60),
});
/** Counts by time of arrival, the oldest bar first. Bars before `coverage.from` are not complete. */
export const callHistogram = z.object({
  coverage: callCoverage,
  bucketMs: z.number().int(),
  buckets: z.array(
    z.object({
      from: epochMs,
      calls: z.number().int(),
      /** Denied, failed, cancelled or interrupted. */
      stopped: z.number().int(),
    }),
  ),
});

/** One live event: a call began or ended. `sequence` resumes a stream; 0 on begin events, which are not replayed. */
export const callEvent = z.object({
  kind: z.enum(['call.began', 'call.ended']),
  sequence: z.string(),
  call: callListItem,
});
export const liveCallsInput = z.object({ lastEventId: z.string().nullish() });

export const callInput = z.object({ callId: idOf('call') });
