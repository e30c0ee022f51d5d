import { financeGroups, outcomeStates, spendKinds, valueGroups } from '@agent-os/core/choices';
import { createLoader, createParser, parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { periodChoices, readDay, type PeriodDays } from './period/period-days.ts';

export const financeTabs = ['month', 'allocation', 'unit', 'value', 'invoices', 'close', 'reports'] as const;
export type FinanceTab = (typeof financeTabs)[number];

const monthPattern = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** `?month=2026-11`; anything else is read as the present month. */
const monthParser = createParser<string>({
  parse: (text) => (monthPattern.test(text) ? text : null),
  serialize: (month) => month,
});

/** `?currency=EUR`: the organisation's currency, or USD. */
const currencyParser = createParser<string>({
  parse: (text) => (/^[A-Z]{3}$/.test(text) ? text : null),
  serialize: (currency) => currency,
});

/** A day of UTC; anything else is read as none. */
const dayParser = createParser<string>({ parse: readDay, serialize: (day) => day });

/** The whole state of the room. */
export const financeParsers = {
  month: monthParser,
  /** Days instead of a month: named ones, or `from` and `to`, both included. */
  period: parseAsStringLiteral(periodChoices),
  from: dayParser,
  to: dayParser,
  tab: parseAsStringLiteral(financeTabs).withDefault('month'),
  by: parseAsStringLiteral(financeGroups).withDefault('department'),
  /** Real spend, or simulated where there is no other, unless the address says which. */
  spend: parseAsStringLiteral(spendKinds),
  currency: currencyParser,
  /** What returns are grouped by, and which of it the outcomes are of. */
  per: parseAsStringLiteral(valueGroups).withDefault('agent'),
  of: parseAsString,
  outcomes: parseAsStringLiteral(outcomeStates).withDefault('reported'),
  spread: parseAsBoolean.withDefault(false),
  /** Whose deliveries the tab Reports shows. */
  report: parseAsString,
  /** The invoice that is open in its tab. */
  invoice: parseAsString,
};

/** Reads the room's state from a request. */
export const readFinanceAddress = createLoader(financeParsers);

/** Owners of days before somebody asks for all. */
export const ownersAtFirst = 12;

type Asked = 'real' | 'simulated' | null;

/** What the room asks for; the server and the browser must ask for the same. */
export function monthInputOf(month: string, spend: Asked) {
  return { month, ...(spend === null ? {} : { spend }) };
}

/** The same for days. */
export function periodInputOf(days: PeriodDays, spend: Asked) {
  return { ...days, ...(spend === null ? {} : { spend }) };
}
