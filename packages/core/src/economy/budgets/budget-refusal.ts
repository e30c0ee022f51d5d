import { refuse, type Refusal, type RefusingBudget } from '../../errors/index.ts';
import { permissionsOf, roles } from '../../identity/index.ts';
import type { BudgetUnit } from '../budget-amount.ts';
import type { Budget } from './budget.ts';
import type { BudgetWindow } from './budget-window.ts';
import { unnamedUser, userOfWindow } from './budget-window-of-user.ts';

const mayRaise = roles.filter((role) => permissionsOf([role]).has('budgets:write'));
const raisers = 'An owner, administrator or finance manager can raise it in the console under Budgets.';

type NamedBudget = Pick<Budget, 'id' | 'name' | 'scopeLabel'>;

/** How far a window is used, when a call does not fit into it. */
export interface BudgetStanding {
  readonly budget: Budget;
  readonly window: BudgetWindow;
  /** The cap with its increases. */
  readonly cap: bigint;
  readonly spent: bigint;
  /** What the call would have needed at most. */
  readonly needed: bigint;
}

/** Which budget, how far it is used, when it starts again, who can raise it. */
export function refuseOverBudget({ budget, window, cap, spent, needed }: BudgetStanding): Refusal {
  const { unit } = budget;
  const left = cap > spent ? cap - spent : 0n;
  const refusal = refuse(
    'budget_exceeded',
    `The ${nameOfBudget(budget)} has no room for this call: ` +
      `${budgetAmountText(left, unit)} of ${budgetAmountText(cap, unit)} are left${heldText(left, needed)}, ` +
      `and the call may take ${budgetAmountText(needed, unit)}. ${startsAgain(budget, window)} ${unnamedText(window)}${raisers}`,
  );
  return { ...refusal, budget: refusingBudget(budget, window.endsAtMs) };
}

/** The same for a throttled one: the call has waited as long as it may. */
export function refuseOverRate({ budget, window, needed }: BudgetStanding, retryAfterMs: number): Refusal {
  const seconds = Math.ceil(retryAfterMs / 1000);
  const refusal = refuse(
    'rate_limited',
    `The ${nameOfBudget(budget)} is slowed to last to its end: the call may take ` +
      `${budgetAmountText(needed, budget.unit)}, which it will have in ${seconds} s. ${unnamedText(window)}${raisers}`,
    retryAfterMs,
  );
  return { ...refusal, budget: refusingBudget(budget, window.endsAtMs) };
}

/** A model without a price has no worst case in USD. */
export function refuseUnpriced(budget: NamedBudget, modelName: string): Refusal {
  const refusal = refuse(
    'budget_exceeded',
    `The model ${modelName} has no price, so what this call may cost is not known, and the ${nameOfBudget(budget)} ` +
      `counts USD. An owner or administrator can enter the price in the console under Models.`,
  );
  return { ...refusal, budget: refusingBudget(budget, null) };
}

/** The leased part is used up and the database does not answer. */
export function refuseUnknownBudget(budget: NamedBudget): Refusal {
  const refusal = refuse(
    'model_unavailable',
    `What is left of the ${nameOfBudget(budget)} could not be read in time. Try again in a moment.`,
    1_000,
  );
  return { ...refusal, budget: refusingBudget(budget, null) };
}

/** For the record of a stream that was ended because its model wrote on beyond what the call held; its client has a proper end. */
export function cutAtBudget(budget: NamedBudget): Refusal {
  const refusal = refuse(
    'budget_exceeded',
    `The stream was cut where the call had used up what it held of the ${nameOfBudget(budget)}: its model wrote more than ` +
      'the limit that it was given. Ask with a higher limit of output tokens where the answer must be whole.',
  );
  return { ...refusal, budget: refusingBudget(budget, null) };
}

/** The budget that a recorded refusal of a call is about; null for one that is about none. */
export function budgetInRefusal(words: string): Pick<RefusingBudget, 'id' | 'name'> | null {
  const [, name, id] = namedBudget.exec(words) ?? [];
  return name === undefined || id === undefined ? null : { id, name };
}

/** As `nameOfBudget` writes it: a call's row keeps the sentence that its caller was told, and no column beside it. */
const namedBudget = /\bbudget “(.+?)” \((bdg_\w+)\) of /su;

function nameOfBudget({ id, name, scopeLabel }: NamedBudget): string {
  return `budget “${name}” (${id}) of ${scopeLabel}`;
}

function refusingBudget({ id, name, scopeLabel }: NamedBudget, resetsAtMs: number | null): RefusingBudget {
  return { id, name, scope: scopeLabel, resetsAtMs, raisedBy: mayRaise };
}

function heldText(left: bigint, needed: bigint): string {
  return left >= needed ? ', which calls under way hold' : '';
}

/** Whoever forgot to say whom a call is for shares one window with everybody who did. */
function unnamedText({ key }: BudgetWindow): string {
  if (userOfWindow(key) !== unnamedUser) return '';
  return (
    'The call names no end user, and all such calls share what one has: name one in `safety_identifier` or `user`, ' +
    'or in `metadata.user_id` to /v1/messages, in at most 256 characters. '
  );
}

function startsAgain({ period, timeZone }: Budget, { endsAtMs }: BudgetWindow): string {
  if (period === 'run') return 'It counts this run, and does not start again.';
  if (endsAtMs === null) return 'It does not start again by itself.';
  return `It starts again on ${dateText(endsAtMs, timeZone)}.`;
}

function dateText(atMs: number, timeZone: string): string {
  const options = { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' } as const;
  try {
    return `${new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(atMs)} (${timeZone})`;
  } catch {
    return `${new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(atMs)} (UTC)`;
  }
}

const digitsOf: Readonly<Record<BudgetUnit, number>> = { usd: 9, credits: 6, energy: 3, tokens: 0 };
const nameOf: Readonly<Record<BudgetUnit, string>> = { usd: 'USD', credits: 'credits', energy: 'J', tokens: 'tokens' };

/** Exact, without zeros that say nothing: `0.5 USD`, `1200 tokens`. */
function budgetAmountText(amount: bigint, unit: BudgetUnit): string {
  const digits = digitsOf[unit];
  const text = amount.toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const part = text.slice(text.length - digits).replace(/0+$/, '');
  return `${whole}${part === '' ? '' : `.${part}`} ${nameOf[unit]}`;
}
