import { z } from 'zod';
import { valueGroups } from '../choices/index.ts';
import { inputConfidences, valueFormulaKinds } from '../economy/index.ts';
import { spendKind } from './finance.ts';
import { epochMs, idOf, nanoUsdText } from './scalars.ts';
import { taskKind } from './tasks.ts';

export const inputConfidence = z.enum(inputConfidences);
/** A day of UTC as `2026-11-18`. */
const dayText = z.iso.date('Give a day as 2026-11-18.');

const amount = nanoUsdText.regex(/^\d{1,18}$/, 'Give an amount of 0 or more.');
const seconds = z
  .number()
  .int()
  .min(0)
  .max(366 * 86_400, 'Use at most a year.');
const unitsText = z.string().regex(/^\d{1,15}$/, 'Give a whole number.');

/** How the value of an accepted outcome is worked out. Amounts in nano-USD, times in seconds. */
export const valueFormula = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('per_outcome'), amountNanoUsd: amount }),
  z.object({ kind: z.literal('per_unit'), amountNanoUsd: amount }),
  /** By whoever creates the task. */
  z.object({ kind: z.literal('declared') }),
  /** With the outcome, by a webhook, a file or a person. */
  z.object({ kind: z.literal('stated') }),
  z.object({ kind: z.literal('time_saved'), baselineSeconds: seconds, nanoUsdPerHour: amount }),
  z.object({ kind: z.literal('duration_saved'), baselineSeconds: seconds, nanoUsdPerHour: amount }),
  z.object({ kind: z.literal('units_saved'), baselineUnits: unitsText, amountNanoUsd: amount }),
  z.object({ kind: z.literal('without_person'), amountNanoUsd: amount }),
  z.object({ kind: z.literal('in_time'), limitSeconds: seconds, amountNanoUsd: amount }),
]);

export const valueDefinition = z.object({
  formula: valueFormula,
  /** What one of the outcome's units is: `ticket`. */
  unit: z.string().trim().min(1, 'Name the unit.').max(60).default('outcome'),
  /** Part of a computed value that counts, in thousandths. */
  realisation: z.number().int().min(0).max(1000).default(1000),
  /** What an hour of people's time costs; null: not known, and no amount counts it. */
  humanNanoUsdPerHour: amount.nullable().default(null),
  /** Taken for a person's review when nobody says how long it took; null: it stays unknown. */
  reviewSeconds: seconds.nullable().default(null),
  /** A report that nobody decides on ends after so many days. */
  expiresAfterDays: z.number().int().min(1).max(365).default(30),
  /** Key of the sector's template that it was made from. */
  template: z.string().max(60).nullable().default(null),
});

export const valueRuleVersion = z.object({
  kind: taskKind,
  number: z.number().int(),
  validFrom: epochMs,
  definition: valueDefinition,
  /** May decide on outcomes of this kind, but not on its own. */
  checkerAgent: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
  author: z.object({ kind: z.enum(['person', 'token']), id: z.string(), name: z.string().nullable() }),
  reason: z.string(),
  createdAt: epochMs,
});

/** Every kind that has a rule, or tasks with outcomes or calls of the last 90 days. */
export const valueRules = z.object({
  kinds: z.array(
    z.object({
      kind: taskKind,
      /** Null: only what tasks declare, or outcomes state, counts. */
      current: valueRuleVersion.nullable(),
      /** Begins later. */
      upcoming: valueRuleVersion.nullable(),
      /** Number of the newest version; 0 without one. Changes name it. */
      latestNumber: z.number().int(),
    }),
  ),
});
export const valueRuleVersionsInput = z.object({ kind: taskKind });
export const valueRuleVersions = z.object({ versions: z.array(valueRuleVersion) });

const reason = z.string().trim().min(1, 'Say why.').max(500, 'Use at most 500 characters.');
export const setValueRuleInput = z.object({
  kind: taskKind,
  definition: valueDefinition,
  checkerAgentId: idOf('agt').nullable().default(null),
  /** Null: from now on. What was accepted before keeps its value. */
  validFrom: epochMs.nullable().default(null),
  /** `latestNumber` as it was read: nobody overwrites what somebody else just said. */
  expectedNumber: z.number().int().min(0),
  reason,
});

export const sectorTemplate = z.object({
  key: z.string(),
  sector: z.string(),
  work: z.string(),
  claim: z.string(),
  suggestedKind: z.string(),
  measures: z.string(),
  unit: z.string(),
  formula: z.enum(valueFormulaKinds),
  formulaText: z.string(),
  facts: z.array(z.string()),
  baselines: z.array(
    z.object({
      key: z.enum(['baselineMinutes', 'limitMinutes', 'baselineUnits', 'usdPerHour', 'usdPerUnit']),
      question: z.string(),
      unit: z.string(),
    }),
  ),
});
export const sectorTemplatesAnswer = z.object({ templates: z.array(sectorTemplate) });

export const valueGroup = z.enum(valueGroups);
/** Days of UTC, both included. */
const period = z.object({ from: dayText, to: dayText, spend: spendKind.optional() });
const inOrder = ({ from, to }: { from: string; to: string }) => from <= to;
const orderWords = { message: 'Give a first day that is not after the last.', path: ['to'] };
export const valueSummaryInput = period
  .extend({
    by: valueGroup,
    /** Of one agent alone. */
    agentId: idOf('agt').optional(),
  })
  .refine(inOrder, orderWords);
export const valueKindInput = period.extend({ kind: taskKind }).refine(inOrder, orderWords);

const share = z.object({ rate: z.number(), low: z.number(), high: z.number() });
const byConfidence = z.object({
  measured: nanoUsdText,
  reported: nanoUsdText,
  declared: nanoUsdText,
  assumed: nanoUsdText,
});

/** What a set of tasks came to: outcomes by the day on which they were decided, calls by the day on which they arrived. */
export const valueFigure = z.object({
  /** Tasks that ended in the period. */
  tasksDone: z.number().int(),
  tasksFailed: z.number().int(),
  tasksCancelled: z.number().int(),
  reported: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  expired: z.number().int(),
  /** Accepted, and worth nobody knows what: no amount counts them. */
  acceptedWithoutValue: z.number().int(),
  units: nanoUsdText,
  calls: z.number().int(),
  callsWithoutCost: z.number().int(),
  /** Of all calls of the tasks, failed and repeated ones too. `toolsNanoUsd` is the part of tools that providers charge. */
  callsNanoUsd: nanoUsdText,
  toolsNanoUsd: nanoUsdText,
  /** Null where nobody has said what a kilowatt-hour costs: then it is in the prices of calls. */
  energyNanoUsd: nanoUsdText.nullable(),
  /** What the calls took as far as that is known, in all and for each accepted outcome (rounded up; null without one). */
  energyMillijoules: nanoUsdText,
  callsWithoutEnergy: z.number().int(),
  millijoulesPerAccepted: nanoUsdText.nullable(),
  humanSeconds: z.number().int(),
  humanNanoUsd: nanoUsdText,
  /** People's time without a rate: no amount counts it. */
  humanSecondsWithoutRate: z.number().int(),
  /** Decided, and nobody said how long people took: counted as no time. */
  decidedWithoutMinutes: z.number().int(),
  realisedNanoUsd: nanoUsdText,
  /** The same by how well it is known. */
  realisedBy: byConfidence,
  costNanoUsd: nanoUsdText,
  /** Rounded up; null without an accepted outcome. */
  costPerAcceptedNanoUsd: nanoUsdText.nullable(),
  /** (realised − cost) ÷ cost: 1.25 is 125 %. Null at a cost of 0, where there is none. */
  roi: z.number().nullable(),
  /** What it would be at the ends of the 95 % interval of the acceptance rate. */
  roiInterval: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** Accepted of decided outcomes, 0 to 1. */
  acceptance: share.nullable(),
  /** Acceptance rate at which value equals cost; above 1 it never does. Null where nothing was realised. */
  breakEvenRate: z.number().nullable(),
  confidence: z.object({
    value: inputConfidence,
    cost: inputConfidence,
    minutes: inputConfidence,
    /** The weakest of the three. */
    roi: inputConfidence,
  }),
});

export const valueSummaryRow = valueFigure.extend({
  /** Of the agent or department; the kind itself. Empty: of nobody, or of no kind. */
  id: z.string(),
  name: z.string(),
  slug: z.string().nullable(),
});
/** Rows by realised value, the largest first; they sum to the total, to the nano-USD. */
export const valueSummary = z.object({
  from: dayText,
  to: dayText,
  by: valueGroup,
  /** Without one asked for: real, or simulated where nothing else is. */
  spend: spendKind,
  rows: z.array(valueSummaryRow),
  total: valueFigure,
});

export const valueKind = z.object({
  kind: taskKind,
  from: dayText,
  to: dayText,
  spend: spendKind,
  rule: valueRuleVersion.nullable(),
  figure: valueFigure,
  /** Each day on which something happened. */
  days: z.array(
    z.object({
      day: dayText,
      accepted: z.number().int(),
      decided: z.number().int(),
      realisedNanoUsd: nanoUsdText,
      costNanoUsd: nanoUsdText,
    }),
  ),
});
