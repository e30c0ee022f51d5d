import {
  budgetWindowAt,
  costLinesOfUsage,
  type BudgetAmount,
  type BudgetPeriod,
  type ModelPrice,
  type TokenUsage,
} from '@agent-os/core/economy';
import { termsInForce } from '@agent-os/core/energy';
import {
  intentEntry,
  newId,
  settlementEntry,
  type BudgetConfiguration,
  type CallIntentRow,
  type JournalEntry,
} from '@agent-os/db';
import { reckonEnergy, type ModelEnergyTerms } from '../../directory/index.ts';
import { demoTasks, demoWork, otherWork, pastDays } from './demo-finance.ts';

export interface DemoCaller {
  readonly id: string;
  readonly slug: string;
  readonly departmentId: string;
  readonly keyId: string | null;
}

export interface DemoModel {
  readonly id: string;
  readonly name: string;
  readonly providerId: string;
  readonly poolId: string;
  readonly price: ModelPrice;
  readonly energy: readonly ModelEnergyTerms[];
}

export type DemoBudgetRow = Pick<BudgetConfiguration, 'scopeKind' | 'scopeId' | 'unit' | 'timeZone'> & {
  readonly id: string;
  readonly period: Exclude<BudgetPeriod, 'run'>;
};

export interface DemoWorld {
  readonly organisationId: string;
  readonly callers: readonly DemoCaller[];
  readonly models: readonly DemoModel[];
  readonly budgets: readonly DemoBudgetRow[];
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const workBeginsMs = 7 * hourMs;
const workLastsMs = 11 * hourMs;
const executeUs = 1_900_000;

/**
 * What the demo agents did in the days before: calls of simulated models, with costs, charged to their budgets. A weekend is quiet, a
 * call is never the size of the one before it, and nothing is drawn by lot, so that a demo looks like any other.
 */
export function pastWork(world: DemoWorld, nowMs: number): readonly PastWork[] {
  const today = Math.floor(nowMs / dayMs);
  return Array.from({ length: pastDays + 1 }, (_, index) => today - pastDays + index).flatMap((day) =>
    world.callers.flatMap((caller, place) => workOfDay(world, caller, { day, place, nowMs })),
  );
}

/** The calls of that work. */
export function pastCalls(world: DemoWorld, work: readonly PastWork[]): readonly JournalEntry[] {
  return work.flatMap((one) => callOf(world, one));
}

/** One call of a demo agent, and the task that it was for. */
export interface PastWork {
  readonly caller: DemoCaller;
  readonly model: DemoModel;
  readonly atMs: number;
  readonly usage: TokenUsage;
  /** Null for work that nobody gave as a task. */
  readonly taskId: string | null;
}

interface Day {
  readonly day: number;
  readonly place: number;
  readonly nowMs: number;
}

function workOfDay(world: DemoWorld, caller: DemoCaller, { day, place, nowMs }: Day): readonly PastWork[] {
  const { model: name, callsPerDay } = demoWork[caller.slug] ?? otherWork;
  const model = world.models.find((candidate) => candidate.name === name);
  if (model === undefined) return [];
  // Day 0 was a Thursday.
  const isWeekend = (day + 3) % 7 >= 5;
  const calls = Math.ceil(callsPerDay * (isWeekend ? 0.3 : 1));
  return Array.from({ length: calls }, (_, index) => {
    const step = workLastsMs / calls;
    const atMs = day * dayMs + workBeginsMs + Math.floor(step * (index + spread(day + place, index, 100) / 100));
    return { atMs, usage: usageOf(spread(day * 31 + place, index, 1_000)) };
  })
    .filter(({ atMs }) => atMs < nowMs - hourMs / 6)
    .map(({ atMs, usage }) => ({
      caller,
      model,
      atMs,
      usage,
      taskId: caller.slug in demoTasks ? newId('tsk', atMs) : null,
    }));
}

/** A number below `below` that looks as if it followed no rule. */
function spread(seed: number, index: number, below: number): number {
  return (seed * 7_919 + index * 104_729 + 12_345) % below;
}

function usageOf(size: number): TokenUsage {
  const inputTokens = 2_000 + size * 9;
  return {
    inputTokens,
    cachedInputTokens: size % 3 === 0 ? Math.floor(inputTokens * 0.6) : 0,
    cacheWriteTokens: 0,
    outputTokens: 250 + size,
    reasoningTokens: size % 4 === 0 ? Math.floor(size / 3) : 0,
  };
}

function callOf(
  { organisationId, budgets }: DemoWorld,
  { caller, model, atMs, usage, taskId }: PastWork,
): readonly JournalEntry[] {
  const costLines = costLinesOfUsage(model.price, usage);
  const costNanoUsd = costLines.reduce((sum, { nanoUsd }) => sum + nanoUsd, 0n);
  const receivedAtUs = atMs * 1_000;
  const terms = termsInForce(model.energy, atMs);
  const energy = terms && reckonEnergy(terms, usage);
  const charged = budgets
    .filter((budget) => counts(budget, caller))
    .map((budget) => chargeOf(budget, atMs, costNanoUsd, usage));
  const budgetField = charged.length === 0 ? {} : { budgetReservations: charged };
  const intent: CallIntentRow = {
    organisationId,
    id: newId('call', atMs),
    agentId: caller.id,
    departmentId: caller.departmentId,
    keyId: caller.keyId,
    // The run of a task is named after it.
    runId: taskId,
    syscall: 'llm.generate',
    protocol: 'openai.chat',
    modelRequested: model.name,
    modelId: model.id,
    providerId: model.providerId,
    poolId: model.poolId,
    priceId: model.price.id,
    simulated: true,
    streamed: true,
    receivedAtUs,
    estimatedInputTokens: usage.inputTokens,
    maxOutputTokens: usage.outputTokens,
    reservedNanoUsd: costNanoUsd,
    replicaId: 'seed',
    ...budgetField,
  };
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens } = usage;
  const settlement = settlementEntry({
    organisationId,
    callId: intent.id,
    outcome: 'settled',
    httpStatus: 200,
    errorCode: null,
    errorDetail: null,
    attempts: 1,
    modelAnswered: model.name,
    inputTokens,
    cachedInputTokens,
    cacheWriteTokens,
    outputTokens,
    reasoningTokens,
    usageSource: 'provider',
    costNanoUsd,
    costLines,
    energy,
    ...(charged.length === 0 ? {} : { budgetCharges: charged }),
    finishedAtUs: receivedAtUs + executeUs + 300,
    identifyUs: 20,
    permitUs: 10,
    prepareUs: 15,
    priceUs: 25,
    admitUs: 30,
    executeUs,
    settleUs: 60,
    recordUs: 140,
    firstByteUs: 210_000,
    lastStep: 8,
    serviceClass: null,
    claimedClass: null,
    admissionJson: null,
    classReason: null,
    riskPercent: null,
    reuse: null,
  });
  return [intentEntry(intent), settlement];
}

function counts({ scopeKind, scopeId }: DemoBudgetRow, { id, departmentId }: DemoCaller): boolean {
  return scopeKind === 'organisation' || scopeId === (scopeKind === 'agent' ? id : departmentId);
}

function chargeOf(
  { id, period, timeZone, unit }: DemoBudgetRow,
  atMs: number,
  costNanoUsd: bigint,
  { inputTokens, outputTokens }: TokenUsage,
): BudgetAmount {
  const { key } = budgetWindowAt(period, timeZone, atMs);
  return {
    budgetId: id,
    windowKey: key,
    unit,
    amount: unit === 'usd' ? costNanoUsd : BigInt(inputTokens + outputTokens),
  };
}
