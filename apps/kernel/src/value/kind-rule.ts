import { valueDefinition } from '@agent-os/core/contracts';
import { ruleInForce, type ValueFormula } from '@agent-os/core/economy';
import type { ValueRuleRow } from '@agent-os/db';
import type { z } from 'zod';

/** A version of a rule as decisions need it. Amounts in nano-USD, times in seconds. */
export interface KindRule {
  readonly number: number;
  readonly formula: ValueFormula;
  readonly realisation: number;
  readonly humanNanoUsdPerHour: bigint | null;
  readonly reviewSeconds: number | null;
  readonly expiresAfterDays: number;
  readonly checkerAgentId: string | null;
}

/** Days after which a report without a rule ends. */
export const defaultExpiryDays = 30;

function kindRule(row: ValueRuleRow): KindRule {
  const { formula, humanNanoUsdPerHour, ...definition } = valueDefinition.parse(row.definition);
  return {
    ...definition,
    number: row.number,
    formula: formulaOf(formula),
    humanNanoUsdPerHour: humanNanoUsdPerHour === null ? null : BigInt(humanNanoUsdPerHour),
    checkerAgentId: row.checkerAgent?.id ?? null,
  };
}

/** The rule of each kind that is in force at a moment. */
export function rulesInForce(rows: readonly ValueRuleRow[], atMs: number): ReadonlyMap<string, KindRule> {
  const rules = new Map<string, KindRule>();
  for (const [kind, versions] of Map.groupBy(rows, (row) => row.kind)) {
    const row = ruleInForce(versions, atMs);
    if (row !== undefined) rules.set(kind, kindRule(row));
  }
  return rules;
}

/** Amounts travel and are kept as text: JSON has no 64-bit integers. */
function formulaOf(formula: z.infer<typeof valueDefinition>['formula']): ValueFormula {
  switch (formula.kind) {
    case 'declared':
    case 'stated':
      return formula;
    case 'time_saved':
    case 'duration_saved':
      return { ...formula, nanoUsdPerHour: BigInt(formula.nanoUsdPerHour) };
    case 'units_saved':
      return {
        ...formula,
        baselineUnits: BigInt(formula.baselineUnits),
        amountNanoUsd: BigInt(formula.amountNanoUsd),
      };
    case 'per_outcome':
    case 'per_unit':
    case 'without_person':
    case 'in_time':
      return { ...formula, amountNanoUsd: BigInt(formula.amountNanoUsd) };
  }
}
