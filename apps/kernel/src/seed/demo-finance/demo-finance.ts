import type { BudgetConfiguration } from '@agent-os/db';

type DemoBudget = Pick<BudgetConfiguration, 'name' | 'scopeKind' | 'period' | 'unit' | 'cap' | 'action'> & {
  /** Slug of the department or agent; null for the organisation. */
  readonly over: string | null;
};

const usd = 1_000_000_000n;

/** One of each level. What limits has room for what the demo agents do, so that nothing of the demo comes to a stop. */
export const demoBudgets: readonly DemoBudget[] = [
  {
    name: 'Northwind Holdings, USD a month',
    scopeKind: 'organisation',
    over: null,
    period: 'month',
    unit: 'usd',
    cap: 150n * usd,
    action: 'notify',
  },
  {
    name: 'Capital Markets, USD a month',
    scopeKind: 'department',
    over: 'capital-markets',
    period: 'month',
    unit: 'usd',
    cap: 60n * usd,
    action: 'notify',
  },
  {
    name: 'log-triage, tokens a day',
    scopeKind: 'agent',
    over: 'log-triage',
    period: 'day',
    unit: 'tokens',
    cap: 1_000_000n,
    action: 'notify',
  },
  {
    name: 'refund-clerk, USD a day',
    scopeKind: 'agent',
    over: 'refund-clerk',
    period: 'day',
    unit: 'usd',
    cap: 50n * usd,
    action: 'deny',
  },
];

/** A class of work in place of a model; its candidates are names of simulated models. */
export const demoRoute = {
  name: 'analysis',
  description: 'Reading and weighing of long texts: the cheapest model that is good enough.',
  candidates: ['sim-llama-3.3-70b', 'sim-hosted-large'],
} as const;

/** Who works how much of a day, and with which model; whoever is not named makes few calls of a small one. */
export const demoWork: Readonly<Record<string, { readonly model: string; readonly callsPerDay: number }>> = {
  'tier1-resolver': { model: 'sim-llama-3.3-70b', callsPerDay: 14 },
  'refund-clerk': { model: 'sim-hosted-large', callsPerDay: 8 },
  'equity-research': { model: 'sim-hosted-large', callsPerDay: 16 },
  'filing-reader': { model: 'sim-llama-3.3-70b', callsPerDay: 12 },
  'trade-drafter': { model: 'sim-hosted-large', callsPerDay: 6 },
  'sre-responder': { model: 'sim-hosted-large', callsPerDay: 5 },
  'loan-underwriter': { model: 'sim-hosted-large', callsPerDay: 7 },
};
export const otherWork = { model: 'sim-llama-3.1-8b', callsPerDay: 8 } as const;

/** Days that lie behind the demo organisation: enough for a forecast by weekday. */
export const pastDays = 28;

interface DemoTask {
  readonly kind: string;
  readonly title: string;
  readonly definition: object;
}

/** Whose calls are for tasks, what these are called, and what an accepted outcome is worth: made up, as all of the demo is. */
export const demoTasks: Readonly<Record<string, DemoTask>> = {
  'tier1-resolver': {
    kind: 'ticket-resolution',
    title: 'Resolve ticket',
    definition: {
      formula: { kind: 'without_person', amountNanoUsd: (6n * usd).toString() },
      unit: 'ticket',
      humanNanoUsdPerHour: (36n * usd).toString(),
      reviewSeconds: 20,
      template: 'customer_experience',
    },
  },
  'loan-underwriter': {
    kind: 'loan-application',
    title: 'Score application',
    definition: {
      formula: { kind: 'time_saved', baselineSeconds: 2_400, nanoUsdPerHour: (60n * usd).toString() },
      unit: 'application',
      realisation: 600,
      humanNanoUsdPerHour: (60n * usd).toString(),
      reviewSeconds: 120,
      template: 'financial_services',
    },
  },
};
