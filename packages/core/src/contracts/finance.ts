import { z } from 'zod';
import { financeGroups, spendKinds } from '../choices/index.ts';
import { dayNumber } from '../economy/index.ts';
import { epochMs, nanoUsdText } from './scalars.ts';

/** `2026-11`; months are of UTC, as the ledger's are. */
export const financeMonthText = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'Give a month as 2026-11.');
/** A day of UTC as `2026-11-18`. */
export const dayText = z.iso
  .date('Give a day of the calendar as 2026-11-18.')
  .regex(/^20/, 'Give a day of this century.');

/** So many days at most are added up in one answer. */
export const financePeriodDaysMost = 400;

/** Whole days of UTC, both included. */
export const periodDays = z.object({ from: dayText, to: dayText });
type PeriodDays = z.infer<typeof periodDays>;

function numberOf(text: string): number {
  const [year = 1970, month = 1, day = 1] = text.split('-').map(Number);
  return dayNumber({ year, month, day });
}

/** A first day that is not after the last, and not too many days. */
export function checkPeriod({ from, to }: PeriodDays, context: Pick<z.core.$RefinementCtx, 'addIssue'>): void {
  const days = numberOf(to) - numberOf(from) + 1;
  if (days < 1) context.addIssue({ code: 'custom', message: 'The last day is before the first: swap them.' });
  else if (days > financePeriodDaysMost) {
    const message = `Choose at most ${financePeriodDaysMost} days; these are ${days}.`;
    context.addIssue({ code: 'custom', message });
  }
}

/** What was spent on real models, or what simulated ones would have cost. The two are never added up. */
export const spendKind = z.enum(spendKinds);
export const financeGroup = z.enum(financeGroups);

/** Without `spend`: real spend, or simulated where there is no other. */
export const financeMonthInput = z.object({ month: financeMonthText, spend: spendKind.optional() });
export const financeOwnersInput = financeMonthInput.extend({
  by: financeGroup,
  /** `over`: those over their budget first, the one that is furthest over before the others. */
  order: z.enum(['amount', 'over']).default('amount'),
  limit: z.number().int().min(1).max(1_000).default(500),
  /** `next` of the page before. */
  after: z.string().max(200).nullable().default(null),
});

export const financePeriodInput = periodDays.extend({ spend: spendKind.optional() }).superRefine(checkPeriod);
export const financePeriodOwnersInput = periodDays
  .extend({
    spend: spendKind.optional(),
    by: financeGroup,
    /** The dearest so many; the others are one line. */
    limit: z.number().int().min(1).max(5_000).default(200),
  })
  .superRefine(checkPeriod);
const monthOrDays = z.object({ month: financeMonthText.optional(), from: dayText.optional(), to: dayText.optional() });
type MonthOrDays = z.infer<typeof monthOrDays>;

function checkMonthOrDays({ month, from, to }: MonthOrDays, context: Pick<z.core.$RefinementCtx, 'addIssue'>): void {
  if (from !== undefined && to !== undefined && month === undefined) checkPeriod({ from, to }, context);
  else if (month === undefined || from !== undefined || to !== undefined) {
    context.addIssue({ code: 'custom', message: 'Give a month, or the first and the last of some days.' });
  }
}

export const financeUnitCostsInput = monthOrDays.superRefine(checkMonthOrDays);
export const financeAllocationInput = monthOrDays
  .extend({
    spend: spendKind.optional(),
    /** Spreads what no department has over them, by what each spent. */
    spread: z.boolean().default(false),
  })
  .superRefine(checkMonthOrDays);

/** Both sums of the month; every other amount of an answer is of the kind that `spend` names. */
export const spendSums = z.object({ realNanoUsd: nanoUsdText, simulatedNanoUsd: nanoUsdText });

const monthBudget = z.object({
  capNanoUsd: nanoUsdText,
  /** Of the organisation; or what the departments' budgets add up to, where it has none. */
  of: z.enum(['organisation', 'departments']),
  /** Spend as planned until now: as much of the cap as of the month is over. */
  dueNanoUsd: nanoUsdText,
  /** The day on which spend reaches it: one of the past, or of the forecast. */
  reachedAt: epochMs.nullable(),
});

const forecast = z.object({
  nanoUsd: nanoUsdText,
  /** 80 % interval; null when too few days are known for one. */
  lowNanoUsd: nanoUsdText.nullable(),
  highNanoUsd: nanoUsdText.nullable(),
  /** From how many whole days; 0: from today alone. */
  pastDays: z.number().int(),
  /** Cumulative at the end of each day, from today on. */
  days: z.array(
    z.object({
      endsAt: epochMs,
      nanoUsd: nanoUsdText,
      lowNanoUsd: nanoUsdText.nullable(),
      highNanoUsd: nanoUsdText.nullable(),
    }),
  ),
});

/** What a month came to so far, against its budget and what it will come to. Spend is by arrival of the calls. */
export const financeMonth = z.object({
  month: financeMonthText,
  from: epochMs,
  to: epochMs,
  asOf: epochMs,
  state: z.enum(['open', 'closed', 'future']),
  spend: spendKind,
  sums: spendSums,
  actualNanoUsd: nanoUsdText,
  calls: z.number().int(),
  /** Ended calls whose cost is not known: no amount counts them. */
  unpricedCalls: z.number().int(),
  budget: monthBudget.nullable(),
  /** Null for a month that is over or has not begun, and before anything was spent. As if nothing were capped. */
  forecast: forecast.nullable(),
  /** Mean of whole days, and of the seven before them; null without a whole day. */
  runRate: z
    .object({ nanoUsdPerDay: nanoUsdText, beforeNanoUsdPerDay: nanoUsdText.nullable(), days: z.number().int() })
    .nullable(),
  /** The worst case of the calls in flight; null for a month that is over. */
  reserved: z.object({ nanoUsd: nanoUsdText, calls: z.number().int() }).nullable(),
  /** Each day of the month so far, its own spend. */
  days: z.array(z.object({ startsAt: epochMs, nanoUsd: nanoUsdText, calls: z.number().int() })),
});

export const financeOwner = z.object({
  /** Null for the line of what no owner has. */
  id: z.string().nullable(),
  name: z.string(),
  /** For agents, what addresses them; null for the rest. */
  slug: z.string().nullable(),
  departmentId: z.string().nullable(),
  simulatedOnly: z.boolean(),
  budgetNanoUsd: nanoUsdText.nullable(),
  actualNanoUsd: nanoUsdText,
  /** Ended calls; 0 for classes of tokens, as a call has several. */
  calls: z.number().int(),
  unpricedCalls: z.number().int(),
  /** Of a class: its tokens, or uses, of calls that cost something. 0 for the others. */
  quantity: z.number().int(),
  /** The owners' forecasts sum to the month's. */
  forecastNanoUsd: nanoUsdText.nullable(),
  /** Forecast less budget; without a forecast, actual less budget. Null without a budget. */
  varianceNanoUsd: nanoUsdText.nullable(),
  /** Start of the day on which it spent most; null when it spent nothing. */
  peakDay: epochMs.nullable(),
  /** How many calls came on that day. */
  peakCalls: z.number().int(),
});

/**
 * Who spent what, the dearest first, a page of them. The rows of all pages and the line of nobody sum to the total, to the
 * nano-USD, where nothing was booked between the pages; so do those of the first with what is left out.
 */
export const financeOwners = z.object({
  month: financeMonthText,
  from: epochMs,
  to: epochMs,
  by: financeGroup,
  spend: spendKind,
  owners: z.array(financeOwner),
  /** What comes after the page, as one line; null when nothing does. */
  rest: z.object({ owners: z.number().int(), sum: financeOwner }).nullable(),
  /** Where the next page begins; null after the last. */
  next: z.string().nullable(),
  unallocated: financeOwner,
  total: financeOwner,
  /** How much of the month is over, 0 to 1. */
  elapsed: z.number().min(0).max(1),
});

const periodSums = { from: epochMs, to: epochMs, actualNanoUsd: nanoUsdText, calls: z.number().int() };

/** What any days came to, beside as many days before them. */
export const financePeriod = z.object({
  ...periodSums,
  asOf: epochMs,
  spend: spendKind,
  sums: spendSums,
  unpricedCalls: z.number().int(),
  /** Each day that has begun. */
  days: z.array(z.object({ startsAt: epochMs, nanoUsd: nanoUsdText, calls: z.number().int() })),
  /** As many days as have begun, right before the first; days without a call are left out. */
  before: z.object({ ...periodSums, days: z.array(z.object({ startsAt: epochMs, nanoUsd: nanoUsdText })) }),
});

const periodOwner = financeOwner
  .pick({
    id: true,
    name: true,
    slug: true,
    simulatedOnly: true,
    actualNanoUsd: true,
    calls: true,
    unpricedCalls: true,
    quantity: true,
    peakDay: true,
    peakCalls: true,
  })
  .extend({
    /** In as many days right before. */
    beforeNanoUsd: nanoUsdText,
  });

/** Who spent what in any days, the dearest first. Rows, the line of the rest and that of nobody sum to the total. */
export const financePeriodOwners = z.object({
  from: epochMs,
  to: epochMs,
  by: financeGroup,
  spend: spendKind,
  owners: z.array(periodOwner),
  /** What is left out; null when nothing is. */
  rest: z.object({ owners: z.number().int(), sum: periodOwner }).nullable(),
  unallocated: periodOwner,
  total: periodOwner,
});

export const financeUnitCosts = z.object({
  month: financeMonthText.nullable(),
  rows: z.array(
    z.object({
      modelId: z.string().nullable(),
      name: z.string(),
      simulated: z.boolean(),
      calls: z.number().int(),
      tokens: z.number().int(),
      costNanoUsd: nanoUsdText,
      /** Mean of the month; null without a priced call. */
      perCallNanoUsd: nanoUsdText.nullable(),
      perThousandTokensNanoUsd: nanoUsdText.nullable(),
      /** Cost per thousand tokens of each of the last 28 days, the oldest first, in nano-USD; null without tokens. */
      course: z.array(z.number().nullable()),
      /** The last 14 days against the 14 before them, per thousand tokens: 0.1 is a tenth dearer. */
      change: z.number().nullable(),
    }),
  ),
});

const chargedOwner = z.object({
  id: z.string().nullable(),
  name: z.string(),
  directNanoUsd: nanoUsdText,
  fromUnallocatedNanoUsd: nanoUsdText,
  chargedNanoUsd: nanoUsdText,
});
/** What each department pays for. Charges and what stays unallocated sum to all spend. */
export const financeAllocation = z.object({
  /** Null of days that were asked for as such. */
  month: financeMonthText.nullable(),
  from: epochMs,
  to: epochMs,
  spend: spendKind,
  spread: z.boolean(),
  owners: z.array(chargedOwner),
  unallocatedNanoUsd: nanoUsdText,
  /** Before any of it was spread. */
  untracedNanoUsd: nanoUsdText,
  totalNanoUsd: nanoUsdText,
});
