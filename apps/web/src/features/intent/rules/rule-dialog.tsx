'use client';

import { serviceClasses } from '@agent-os/core/choices';
import { useMemo, useState } from 'react';
import { ConditionsField } from '@/components/filters/index.ts';
import { CountField, Dialog, FormActions, SelectField, TextField } from '@/components/ui/index.ts';
import { useCallFields } from '@/features/calls/index.ts';
import { textOf, useCheckedForm } from '@/forms/index.ts';
import type { IntentRule } from '../intent-types.ts';
import { toFilters, toWhere } from './rule-conditions.ts';
import { ruleFields } from './rule-fields.ts';

export interface RuleDialogProps {
  readonly open: boolean;
  /** Undefined: a new one. */
  readonly rule: IntentRule | undefined;
  readonly pending: boolean;
  readonly problem: string | undefined;
  readonly onCancel: () => void;
  readonly onRule: (rule: IntentRule) => void;
}

/** Asks for one rule: its name, the calls it is for, and what they count as. */
export function RuleDialog({ open, rule, pending, problem, onCancel, onRule }: RuleDialogProps) {
  const callFields = useCallFields();
  const fields = useMemo(() => ruleFields(callFields), [callFields]);
  const [filters, setFilters] = useState(() => toFilters(rule?.where ?? []));
  const form = useCheckedForm({
    schema: ({ intentRule }) => intentRule,
    read: (data) => ({
      name: textOf(data, 'name'),
      where: toWhere(filters),
      serviceClass: textOf(data, 'serviceClass'),
      riskPercent: textOf(data, 'riskPercent').trim() === '' ? null : Number(textOf(data, 'riskPercent')),
    }),
    onValid: (valid) => onRule(valid),
  });
  const { problems } = form;
  const wrong = problems['where'] ?? problem;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onCancel()}
      title={rule === undefined ? 'Add a rule' : `Change ${rule.name}`}
      description="What the organisation says counts before what a request asks for and what its text reads."
    >
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
        <TextField
          label="Name"
          name="name"
          required
          autoComplete="off"
          defaultValue={rule?.name}
          hint="Stands in the explanation of every call that it decides."
          problem={problems['name']}
        />
        <div>
          <p className="mb-1 text-12 text-ink-2">Calls that meet all of these; without any, every call</p>
          <ConditionsField label="Conditions" fields={fields} value={filters} onChange={setFilters} />
          {wrong !== undefined && (
            <p role="alert" className="mt-1 text-12 text-stop">
              {wrong}
            </p>
          )}
        </div>
        <div className="grid grid-cols-2 gap-3">
          <SelectField
            label="Count as"
            name="serviceClass"
            defaultValue={rule?.serviceClass ?? 'interactive'}
            problem={problems['serviceClass']}
          >
            {serviceClasses.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </SelectField>
          <CountField
            label="Risk of being late"
            name="riskPercent"
            unit="%"
            defaultValue={rule?.riskPercent ?? ''}
            hint="Empty: as registered."
            problem={problems['riskPercent']}
          />
        </div>
        <FormActions onCancel={onCancel} pending={pending}>
          {rule === undefined ? 'Add rule' : 'Change rule'}
        </FormActions>
      </form>
    </Dialog>
  );
}
