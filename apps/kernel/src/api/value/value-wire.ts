import { valueFigures, type InputConfidence, type ValueFacts } from '@agent-os/core/economy';
import type { valueFigure } from '@agent-os/core/contracts';
import type { EndedTasksRow, OutcomeSumRow, TaskCostRow } from '@agent-os/db';
import type { z } from 'zod';

/** What is summed of a group of tasks. */
export interface ValueSums {
  readonly outcomes: readonly OutcomeSumRow[];
  readonly costs: readonly TaskCostRow[];
  readonly ended: readonly EndedTasksRow[];
  /** False: it is in the prices of calls. */
  readonly energyIsPriced: boolean;
}

const tenThousand = 10_000;
const confidences: readonly InputConfidence[] = ['measured', 'reported', 'declared', 'assumed'];

const total = <Row>(rows: readonly Row[], pick: (row: Row) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
const amount = <Row>(rows: readonly Row[], pick: (row: Row) => bigint) =>
  rows.reduce((sum, row) => sum + pick(row), 0n);

function byConfidence(rows: readonly OutcomeSumRow[], pick: (row: OutcomeSumRow) => OutcomeSumRow['value']) {
  const sum = (confidence: InputConfidence) => amount(rows, (row) => pick(row)[confidence]);
  return {
    measured: sum('measured'),
    reported: sum('reported'),
    declared: sum('declared'),
    assumed: sum('assumed'),
  };
}

/** Sums as people read them, with what follows from them. */
export function valueWire({ outcomes, costs, ended, energyIsPriced }: ValueSums): z.infer<typeof valueFigure> {
  const count = (pick: (row: OutcomeSumRow) => number) => total(outcomes, pick);
  const energyNanoUsd = amount(costs, (row) => row.energyNanoUsd);
  const energyMillijoules = amount(costs, (row) => row.energyMillijoules);
  const facts: ValueFacts = {
    accepted: count(({ accepted }) => accepted),
    rejected: count(({ rejected }) => rejected),
    expired: count(({ expired }) => expired),
    acceptedWithoutValue: count(({ acceptedWithoutValue }) => acceptedWithoutValue),
    realisedNanoUsd: byConfidence(outcomes, ({ value }) => value),
    callsNanoUsd: amount(costs, ({ costNanoUsd }) => costNanoUsd),
    callsWithoutCost: total(costs, ({ callsWithoutCost }) => callsWithoutCost),
    energyNanoUsd,
    humanSeconds: byConfidence(outcomes, ({ humanSeconds }) => humanSeconds),
    humanNanoUsd: amount(outcomes, ({ humanNanoUsd }) => humanNanoUsd),
    humanSecondsWithoutRate: amount(outcomes, ({ humanUnratedSeconds }) => humanUnratedSeconds),
    decidedWithoutMinutes: count(({ decidedWithoutMinutes }) => decidedWithoutMinutes),
  };
  const figures = valueFigures(facts);
  const { realisedNanoUsd: realised, roi, roiInterval } = figures;
  return {
    tasksDone: total(ended, ({ done }) => done),
    tasksFailed: total(ended, ({ failed }) => failed),
    tasksCancelled: total(ended, ({ cancelled }) => cancelled),
    reported: count(({ reported }) => reported),
    accepted: facts.accepted,
    rejected: facts.rejected,
    expired: facts.expired,
    acceptedWithoutValue: facts.acceptedWithoutValue,
    units: amount(outcomes, ({ units }) => units).toString(),
    calls: total(costs, ({ calls }) => calls),
    callsWithoutCost: facts.callsWithoutCost,
    callsNanoUsd: facts.callsNanoUsd.toString(),
    toolsNanoUsd: amount(costs, ({ toolNanoUsd }) => toolNanoUsd).toString(),
    energyNanoUsd: energyIsPriced ? energyNanoUsd.toString() : null,
    energyMillijoules: energyMillijoules.toString(),
    callsWithoutEnergy: total(costs, ({ calls, energyCalls }) => calls - energyCalls),
    millijoulesPerAccepted:
      facts.accepted === 0
        ? null
        : ((energyMillijoules + BigInt(facts.accepted) - 1n) / BigInt(facts.accepted)).toString(),
    humanSeconds: Number(confidences.reduce((sum, confidence) => sum + facts.humanSeconds[confidence], 0n)),
    humanNanoUsd: facts.humanNanoUsd.toString(),
    humanSecondsWithoutRate: Number(facts.humanSecondsWithoutRate),
    decidedWithoutMinutes: facts.decidedWithoutMinutes,
    realisedNanoUsd: realised.toString(),
    realisedBy: {
      measured: facts.realisedNanoUsd.measured.toString(),
      reported: facts.realisedNanoUsd.reported.toString(),
      declared: facts.realisedNanoUsd.declared.toString(),
      assumed: facts.realisedNanoUsd.assumed.toString(),
    },
    costNanoUsd: figures.costNanoUsd.toString(),
    costPerAcceptedNanoUsd: figures.costPerAcceptedNanoUsd?.toString() ?? null,
    roi: roi === undefined ? null : Number(roi) / tenThousand,
    roiInterval:
      roiInterval === undefined
        ? null
        : { low: Number(roiInterval.low) / tenThousand, high: Number(roiInterval.high) / tenThousand },
    acceptance: figures.acceptance ?? null,
    breakEvenRate: figures.breakEvenRate ?? null,
    confidence: figures.confidence,
  };
}
