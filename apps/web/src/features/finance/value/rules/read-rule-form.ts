import { parseUsd } from '@/format/index.ts';
import { textOf } from '@/forms/index.ts';
import type { FormulaKind, InputKey } from './rule-inputs.ts';

/** Seconds of minutes as somebody types them (`2.5`); undefined when they are none. */
function parseMinutes(text: string): number | undefined {
  return /^\d{1,6}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 60) : undefined;
}

const words: Readonly<Record<string, string>> = {
  usdPerHour: 'Give an amount such as 45 or 45.50.',
  usdPerUnit: 'Give an amount such as 12 or 0.80.',
  humanUsdPerHour: 'Give an amount such as 45, or leave it empty.',
  baselineMinutes: 'Give minutes such as 12 or 2.5.',
  limitMinutes: 'Give minutes such as 15.',
  reviewMinutes: 'Give minutes such as 2, or leave it empty.',
  baselineUnits: 'Give a whole number.',
  realisation: 'Give a part from 0 to 100, such as 80.',
  expiresAfterDays: 'Give days from 1 to 365.',
};

const typed = (data: FormData, name: string) => textOf(data, name).trim();
const isAmount = (text: string) => parseUsd(text) !== undefined;
const isMinutes = (text: string) => parseMinutes(text) !== undefined;
const checks: Readonly<Record<string, (text: string) => boolean>> = {
  usdPerHour: isAmount,
  usdPerUnit: isAmount,
  humanUsdPerHour: (text) => text === '' || isAmount(text),
  baselineMinutes: isMinutes,
  limitMinutes: isMinutes,
  reviewMinutes: (text) => text === '' || isMinutes(text),
  baselineUnits: (text) => /^\d{1,15}$/.test(text),
  realisation: (text) => /^(100(\.0)?|\d{1,2}(\.\d)?)$/.test(text),
  expiresAfterDays: (text) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 365,
};

/** A sentence for each number of the form that is none; the kernel's contract checks the rest. */
export function ruleFormProblems(data: FormData): Readonly<Record<string, string>> {
  const wrong = Object.entries(checks).filter(([name, isRight]) => data.has(name) && !isRight(typed(data, name)));
  return Object.fromEntries(wrong.map(([name]) => [name, words[name] ?? '']));
}

function readFormula(data: FormData, kind: FormulaKind) {
  const nanoUsd = (key: InputKey) => parseUsd(typed(data, key))?.toString();
  const amountNanoUsd = nanoUsd('usdPerUnit');
  switch (kind) {
    case 'declared':
    case 'stated':
      return { kind };
    case 'time_saved':
    case 'duration_saved':
      return {
        kind,
        baselineSeconds: parseMinutes(typed(data, 'baselineMinutes')),
        nanoUsdPerHour: nanoUsd('usdPerHour'),
      };
    case 'units_saved':
      return { kind, baselineUnits: typed(data, 'baselineUnits'), amountNanoUsd };
    case 'in_time':
      return { kind, limitSeconds: parseMinutes(typed(data, 'limitMinutes')), amountNanoUsd };
    case 'per_outcome':
    case 'per_unit':
    case 'without_person':
      return { kind, amountNanoUsd };
  }
}

export interface RuleFormContext {
  readonly formula: FormulaKind;
  readonly template: string | null;
  readonly checkerAgentId: string | null;
  readonly kind: string | undefined;
  readonly numberOf: (kind: string) => number;
}

/** The form as the kernel wants it. Days of UTC; an empty one means from now on. */
export function readRuleForm(data: FormData, context: RuleFormContext) {
  const kind = context.kind ?? typed(data, 'kind');
  const [rate, review, validFrom] = ['humanUsdPerHour', 'reviewMinutes', 'validFrom'].map((name) => typed(data, name));
  return {
    kind,
    definition: {
      formula: readFormula(data, context.formula),
      unit: typed(data, 'unit'),
      realisation: Math.round(Number(typed(data, 'realisation')) * 10),
      humanNanoUsdPerHour: rate === undefined || rate === '' ? null : (parseUsd(rate)?.toString() ?? null),
      reviewSeconds: review === undefined || review === '' ? null : (parseMinutes(review) ?? null),
      expiresAfterDays: Number(typed(data, 'expiresAfterDays')),
      template: context.template,
    },
    checkerAgentId: context.checkerAgentId,
    validFrom: validFrom === undefined || validFrom === '' ? null : Date.parse(`${validFrom}T00:00:00Z`),
    expectedNumber: context.numberOf(kind),
    reason: typed(data, 'reason'),
  };
}
