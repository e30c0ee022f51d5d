'use client';

import { valueFormulaKinds } from '@agent-os/core/choices';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { AgentChoiceField, useAgentChoice } from '@/components/agent-choice/index.ts';
import {
  Dialog,
  FormActions,
  SelectField,
  TextAreaField,
  TextField,
  useToasts,
  WordsField,
} from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { useValueRefresh } from '../use-value-refresh.ts';
import type { ValueKindRule } from '../value-types.ts';
import { kindName } from '../value-words.ts';
import { readRuleForm, ruleFormProblems } from './read-rule-form.ts';
import { RuleFields } from './rule-fields.tsx';
import { formulaNames, type FormulaKind } from './rule-inputs.ts';
import type { RuleStart } from './rule-start.ts';

export interface RuleDialogProps {
  readonly start: RuleStart;
  readonly kinds: readonly ValueKindRule[];
  readonly onClose: () => void;
}

/** Says what an accepted outcome of a kind of task is worth, from a day on. What was accepted before keeps its value. */
export function RuleDialog({ start, kinds, onClose }: RuleDialogProps) {
  const trpc = useTRPC();
  const refresh = useValueRefresh();
  const { tell } = useToasts();
  const { version, kind } = start;
  const [template, setTemplate] = useState(start.template);
  const templates = useQuery({ ...trpc.value.templates.queryOptions(), enabled: kind === undefined });
  const [formula, setFormula] = useState<FormulaKind>(
    version?.definition.formula.kind ?? start.template?.formula ?? 'per_outcome',
  );
  const [typedProblems, setTypedProblems] = useState<Readonly<Record<string, string>>>({});
  const { agents, idOf } = useAgentChoice(true);
  const set = useMutation(
    trpc.value.setRule.mutationOptions({
      onSuccess: async (rule) => {
        await refresh();
        onClose();
        tell(`Version ${rule.number} of the rule of ${kindName(rule.kind)} is set.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ setValueRuleInput }) => setValueRuleInput,
    read: async (data) =>
      readRuleForm(data, {
        formula,
        kind,
        template: template?.key ?? version?.definition.template ?? null,
        checkerAgentId: await idOf(textOf(data, 'checkerAgentId')),
        numberOf: (named) => start.latestNumber ?? kinds.find((rule) => rule.kind === named)?.latestNumber ?? 0,
      }),
    onValid: (input) => set.mutate(input),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    const found = ruleFormProblems(new FormData(event.currentTarget));
    setTypedProblems(found);
    const [first] = Object.keys(found);
    if (first === undefined) {
      form.onSubmit(event);
      return;
    }
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem(first);
    if (field instanceof HTMLElement) field.focus();
  };
  const begin = (key: string) => {
    const chosen = templates.data?.templates.find((one) => one.key === key);
    setTemplate(chosen);
    if (chosen) setFormula(chosen.formula);
  };
  const problems: Readonly<Record<string, string>> = {
    ...kernelProblems(set.error, 'reason'),
    ...form.problems,
    ...typedProblems,
  };
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={kind === undefined ? 'What is an outcome worth?' : `What is an outcome of ${kindName(kind)} worth?`}
      description={
        template === undefined
          ? 'From now on, or from a later day. What was accepted before keeps its value.'
          : `${template.sector}: ${template.measures}. Worth ${template.formulaText}.`
      }
    >
      <form onSubmit={submit} noValidate className="grid gap-3 sm:grid-cols-2">
        {kind === undefined && (
          <>
            <SelectField label="Begin from" value={template?.key ?? ''} onChange={(event) => begin(event.target.value)}>
              <option value="">a rule of your own</option>
              {(templates.data?.templates ?? []).map(({ key, sector, work }) => (
                <option key={key} value={key}>
                  {`${sector}: ${work}`}
                </option>
              ))}
            </SelectField>
            <TextField
              key={template?.key}
              label="Kind of task"
              name="kind"
              required
              autoComplete="off"
              defaultValue={template?.suggestedKind ?? ''}
              hint="As tasks name it: lower-case letters, digits and hyphens."
              problem={problems['kind']}
            />
          </>
        )}
        <WordsField
          label="Worth"
          name="formula"
          value={formula}
          onChange={(event) => setFormula(event.target.value as FormulaKind)}
          problem={problems['definition']}
          choices={valueFormulaKinds}
          words={formulaNames}
        />
        <RuleFields
          key={template?.key}
          formula={formula}
          template={template}
          definition={version?.definition}
          problems={problems}
        />
        <AgentChoiceField
          name="checkerAgentId"
          label="Checking agent"
          hint="Its slug. It may accept and reject, but never what it did itself. Empty: people alone."
          defaultValue={version?.checkerAgent?.slug ?? ''}
          agents={agents}
          problem={problems['checkerAgentId']}
        />
        <TextField
          label="Valid from"
          name="validFrom"
          type="date"
          hint="A day of UTC. Empty: from now on."
          problem={problems['validFrom']}
        />
        <div className="sm:col-span-2">
          <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
          <FormActions onCancel={onClose} pending={set.isPending}>
            Set rule
          </FormActions>
        </div>
      </form>
    </Dialog>
  );
}
