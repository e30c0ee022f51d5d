import type { valueFormulaKinds } from '@agent-os/core/choices';
import { formatPricePerMillion } from '@/format/index.ts';
import type { SectorTemplate, ValueDefinition } from '../value-types.ts';

export type FormulaKind = (typeof valueFormulaKinds)[number];
export type InputKey = SectorTemplate['baselines'][number]['key'];

/** What somebody is asked for a formula. */
export interface RuleInput {
  readonly key: InputKey;
  readonly question: string;
  readonly unit: string;
}

export const formulaNames: Readonly<Record<FormulaKind, string>> = {
  per_outcome: 'An amount for each accepted outcome',
  per_unit: 'An amount for each unit',
  declared: 'What whoever creates the task declares',
  stated: 'What is stated with the outcome',
  time_saved: 'People’s time saved',
  duration_saved: 'Time to the end saved',
  units_saved: 'Units saved',
  without_person: 'An amount a unit that no person handled',
  in_time: 'An amount for what came in time',
};

const minutesBefore = { key: 'baselineMinutes', question: 'How long did it take before?', unit: 'minutes' } as const;
const perHour = { key: 'usdPerHour', question: 'What is an hour worth?', unit: 'USD an hour' } as const;
const perUnit = { key: 'usdPerUnit', question: 'What is one worth?', unit: 'USD each' } as const;
const inputsOf: Readonly<Record<FormulaKind, readonly RuleInput[]>> = {
  per_outcome: [perUnit],
  per_unit: [perUnit],
  declared: [],
  stated: [],
  time_saved: [minutesBefore, perHour],
  duration_saved: [minutesBefore, perHour],
  units_saved: [{ key: 'baselineUnits', question: 'How many units did it take before?', unit: 'units' }, perUnit],
  without_person: [perUnit],
  in_time: [{ key: 'limitMinutes', question: 'Within how many minutes?', unit: 'minutes' }, perUnit],
};

/** What a formula needs to know; a template asks in its sector's words. */
export function ruleInputs(formula: FormulaKind, template: SectorTemplate | undefined): readonly RuleInput[] {
  return template?.formula === formula ? template.baselines : inputsOf[formula];
}

const minutesText = (seconds: number) => String(Number((seconds / 60).toFixed(2)));
export const usdText = (nanoUsd: string) => formatPricePerMillion(BigInt(nanoUsd)).replaceAll(',', '');

/** What a rule says, as somebody would type it. */
export function typedInputs({ formula }: ValueDefinition): Readonly<Partial<Record<InputKey, string>>> {
  switch (formula.kind) {
    case 'declared':
    case 'stated':
      return {};
    case 'time_saved':
    case 'duration_saved':
      return { baselineMinutes: minutesText(formula.baselineSeconds), usdPerHour: usdText(formula.nanoUsdPerHour) };
    case 'units_saved':
      return { baselineUnits: formula.baselineUnits, usdPerUnit: usdText(formula.amountNanoUsd) };
    case 'in_time':
      return { limitMinutes: minutesText(formula.limitSeconds), usdPerUnit: usdText(formula.amountNanoUsd) };
    case 'per_outcome':
    case 'per_unit':
    case 'without_person':
      return { usdPerUnit: usdText(formula.amountNanoUsd) };
  }
}
