'use client';

import { parseBudgetAmount, typedBudgetUnits } from '@agent-os/core/choices';
import { useState } from 'react';
import { SelectField, TextField, WordsField } from '@/components/ui/index.ts';
import { formatZoneOffset } from '@/format/index.ts';
import { useNow, useOwnZone } from '@/preferences/index.ts';
import type { BudgetAction, BudgetUnit } from './budget-types.ts';
import { actionEffects, actionWords } from './budget-words.ts';

export interface LimitFieldsProps {
  readonly unit: BudgetUnit;
  readonly initial: { readonly cap: string; readonly action: BudgetAction };
  readonly problems: Readonly<Record<string, string>>;
  /** What a cap as it is typed would do; a hint on how to type one without it. */
  readonly effectOf?: (cap: bigint) => string;
}

const actions: readonly BudgetAction[] = ['deny', 'throttle', 'notify'];
const capHints: Readonly<Record<BudgetUnit, string>> = {
  usd: 'Such as 160 or 0.12, with at most 9 decimals.',
  tokens: 'A whole number, such as 2000000. Input and output count.',
  credits: 'Such as 71.68, with at most 6 decimals.',
  energy: 'Such as 900 or 0.5; 1,000 Wh are 1 kWh.',
};

/** Cap and what happens at it. */
export function LimitFields({ unit, initial, problems, effectOf }: LimitFieldsProps) {
  const [cap, setCap] = useState<bigint>();
  const [action, setAction] = useState(initial.action);
  return (
    <>
      <TextField
        label="Cap"
        name="capAmount"
        unit={typedBudgetUnits[unit]}
        inputMode="decimal"
        autoComplete="off"
        required
        defaultValue={initial.cap}
        onChange={({ target }) => setCap(parseBudgetAmount(unit, target.value))}
        hint={cap !== undefined && effectOf ? effectOf(cap) : capHints[unit]}
        problem={problems['capAmount']}
      />
      <WordsField
        label="At the cap"
        name="action"
        value={action}
        onChange={({ target }) => setAction(actions.find((one) => one === target.value) ?? 'deny')}
        hint={actionEffects[action]}
        problem={problems['action']}
        choices={actions}
        words={actionWords}
      />
    </>
  );
}

export interface NoticesFieldProps {
  readonly initial: string;
  readonly problem: string | undefined;
}

/** When people are told, before the cap is reached and at it. */
export function NoticesField({ initial, problem }: NoticesFieldProps) {
  return (
    <TextField
      label="Notices at"
      name="noticePercents"
      unit="%"
      autoComplete="off"
      defaultValue={initial}
      hint="Of the cap, with commas between them. Empty: none."
      problem={problem}
    />
  );
}

export interface ZoneFieldProps {
  /** The present one; the viewer's own when there is none yet. */
  readonly zone?: string;
  readonly hint?: string;
  readonly problem: string | undefined;
}

/** The zone in which days, weeks and months begin. */
export function ZoneField({ zone, hint, problem }: ZoneFieldProps) {
  const now = useNow();
  const ownZone = useOwnZone();
  const zones = [...new Set([zone ?? ownZone, ownZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return (
    <SelectField
      label="Begins at midnight of"
      name="timeZone"
      defaultValue={zone ?? ownZone}
      hint={hint}
      problem={problem}
    >
      {zones.map((name) => (
        <option key={name} value={name}>
          {name === ownZone ? `${name}, yours, ${formatZoneOffset(now, name)}` : name}
        </option>
      ))}
    </SelectField>
  );
}
