import { z } from 'zod';
import {
  budgetActions,
  budgetPeriods,
  budgetScopes,
  budgetUnits,
  countedBudgetUnits,
  isPartScope,
} from '../choices/index.ts';
import { epochMs, idOf } from './scalars.ts';

/** In the smallest part of the budget's unit: nano-USD, tokens, micro-credits or millijoules. */
const amountText = z.string().regex(/^-?\d{1,30}$/);
const count = z.number().int().min(0);
const scopeKind = z.enum(budgetScopes);
const period = z.enum(budgetPeriods);
const unit = z.enum(budgetUnits);
/** deny: a call that does not fit is refused. throttle: it waits until it fits. notify: people are told. */
const action = z.enum(budgetActions);

/** Whoever did something to a budget. `name` is null when they are no longer a member. */
const author = z.object({ kind: z.enum(['person', 'token', 'system']), id: z.string(), name: z.string().nullable() });

/** Something that a budget can stand over; one that is gone has its id for a name. Of runs and end users: their agent, null for every one. */
const place = z.object({ kind: scopeKind, id: z.string().nullable(), name: z.string() });

export const budgetIncrease = z.object({
  id: z.string(),
  amount: amountText,
  from: epochMs,
  until: epochMs,
  /** When it was taken back before its time; null otherwise. */
  endedAt: epochMs.nullable(),
  reason: z.string(),
  by: author,
});

/** How full a window is, or was. */
const window = z.object({
  /** When it began, in ms since 1970, with the end user that it counts after a slash; or the run that it counts. */
  key: z.string(),
  /** Print of the name of the end user whom it counts; empty for calls that name nobody, null where it counts no user apart. */
  user: z.string().nullable(),
  startsAt: epochMs,
  /** When the next one starts; null for a window without an end. */
  endsAt: epochMs.nullable(),
  spentAmount: amountText,
  /** Held for calls that have not ended: not spent, and not free. */
  reservedAmount: amountText,
  /** Ended calls that were charged to it. */
  calls: count,
});

const notice = z.object({
  percent: count,
  windowKey: z.string(),
  /** When it was passed. */
  spentAmount: amountText,
  capAmount: amountText,
  at: epochMs,
});

export const budgetListItem = z.object({
  id: z.string(),
  name: z.string(),
  scope: place,
  /** What it stands in, the outermost first; without the organisation. */
  path: z.array(place),
  /** In the tree: 0 for the organisation. */
  depth: count,
  period,
  unit,
  action,
  noticePercents: z.array(count),
  timeZone: z.string(),
  version: count,
  archivedAt: epochMs.nullable(),
  /** Without increases. */
  capAmount: amountText,
  /** With those in force. */
  capNowAmount: amountText,
  /** The present one; of end users that of whoever spent most; of a run's budget the last that began, and null while there was none. */
  window: window.nullable(),
  /** Of the cap now; below 0 when more is spent and reserved than it allows. */
  availableAmount: amountText,
  /** In force now, the one that ends first before the others. */
  increases: z.array(budgetIncrease),
  /** The highest of the present window. */
  lastNotice: notice.nullable(),
  /** When the cap is spent if it goes on as in this window so far; null when the window ends before, or nothing is spent. */
  runsOutAt: epochMs.nullable(),
});
/** In the order of the tree, archived ones included. */
export const budgetTree = z.object({ at: epochMs, budgets: z.array(budgetListItem) });
/** The tightest first: the smallest part of its cap left. */
export const agentBudgets = z.object({ at: epochMs, budgets: z.array(budgetListItem) });

/** What a budget said, from one change to the next. */
const version = z.object({
  number: count,
  /** Null where that version did not say it. */
  capAmount: amountText.nullable(),
  action: action.nullable(),
  noticePercents: z.array(count).nullable(),
  timeZone: z.string().nullable(),
  archived: z.boolean(),
  reason: z.string(),
  by: author,
  at: epochMs,
});

export const budgetDetail = budgetListItem.extend({
  /** The newest first; at most 50, as with the lists below. */
  versions: z.array(version),
  /** The newest first, ended ones included. */
  allIncreases: z.array(budgetIncrease),
  /** The newest first, the present one left out; of end users all, of one time those who spent most first. */
  pastWindows: z.array(window),
  /** The newest first. */
  notices: z.array(notice),
});

/** The largest amount that a column of 64 bits holds. */
const amountMax = 9_223_372_036_854_775_807n;
const amountWords = 'Give an amount such as 160 or 0.12: digits, without commas.';
const givenAmount = z
  .string()
  .regex(/^\d{1,30}$/, amountWords)
  .refine((text) => BigInt(text) <= amountMax, 'This is more than a budget can hold.');
const positiveAmount = givenAmount.refine((text) => /[1-9]/.test(text), 'Give an amount above 0.');
const percents = z
  .array(z.number('Give whole percentages with commas between them.').int('Give whole percentages.').min(1).max(1000))
  .max(10, 'Give at most 10 percentages.')
  .transform((given) => [...new Set(given)].toSorted((one, other) => one - other));
const isZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
const timeZone = z.string().max(64).refine(isZone, 'Choose a time zone such as Europe/London.');
const reasonMax = 500;
const reason = z.string().trim().max(reasonMax, `Use at most ${reasonMax} characters.`);
const requiredReason = reason.min(1, 'Say why, for whoever asks later.');
const countedWords =
  'Choose usd, tokens or energy. Calls take no credits: departments spend those in the market, and what they are granted for a period limits it.';
const throttleWords = 'Throttle slows to a rate, so it needs an hour, a day, a week or a month.';

export const budgetInput = z.object({ budgetId: idOf('bdg') });
export const agentBudgetsInput = z.object({ agentId: idOf('agt') });
export const createBudgetInput = z
  .object({
    /** Left out, it is made of what the budget is over. */
    name: z.string().trim().max(200, 'Use at most 200 characters.').optional(),
    scopeKind,
    scopeId: z.string().max(64).nullable(),
    period,
    unit: z.enum(countedBudgetUnits, countedWords),
    capAmount: givenAmount,
    action,
    noticePercents: percents.default([50, 80, 100]),
    /** Where days, weeks and months begin. */
    timeZone: timeZone.default('UTC'),
    reason: reason.default(''),
  })
  .superRefine(({ scopeKind: kind, scopeId, period: over, action: then }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (kind === 'organisation' && scopeId !== null) refuse('scopeId', 'The organisation needs no choice.');
    const mayBeAll = kind === 'organisation' || isPartScope(kind);
    if (scopeId === '' || (scopeId === null && !mayBeAll)) refuse('scopeId', 'Choose one.');
    if ((kind === 'run') !== (over === 'run')) refuse('period', 'A budget of runs counts a run, and no other does.');
    if (then === 'throttle' && (over === 'total' || over === 'run')) refuse('action', throttleWords);
  });

/** What stays out stays as it is. What the budget is over, its period and its unit never change: create another. */
export const updateBudgetInput = budgetInput.extend({
  /** Of the budget that was seen; a change by somebody else in between is refused as `conflict`. */
  expectedVersion: count,
  name: z.string().trim().min(1, 'Give a name.').max(200, 'Use at most 200 characters.').optional(),
  capAmount: givenAmount.optional(),
  action: action.optional(),
  noticePercents: percents.optional(),
  timeZone: timeZone.optional(),
  reason: requiredReason,
});
/** An archived budget limits nothing; one that is archived can be brought back. */
export const archiveBudgetInput = budgetInput.extend({ archived: z.boolean(), reason: requiredReason });
export const raiseBudgetInput = budgetInput.extend({
  amount: positiveAmount,
  until: z.number('Give a day and a time to come.').int().nonnegative(),
  reason: requiredReason,
});
export const endRaiseInput = budgetInput.extend({ increaseId: idOf('inc') });
