'use client';

import { useMutation } from '@tanstack/react-query';
import {
  CountField,
  Dialog,
  FormActions,
  MoneyField,
  TextAreaField,
  TextField,
  useToasts,
} from '@/components/ui/index.ts';
import { parseUsd } from '@/format/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { useValueRefresh } from '../use-value-refresh.ts';

const words: Readonly<Record<string, string>> = {
  units: 'Give a whole number, or leave it empty.',
  humanSeconds: 'Give minutes such as 2.5, or leave it empty.',
  statedNanoUsd: 'Give an amount such as 12.50, or leave it empty.',
};

/** Says what came of a task; accepting it is another step. */
export function ReportOutcome({ taskId, onClose }: { readonly taskId: string; readonly onClose: () => void }) {
  const trpc = useTRPC();
  const refresh = useValueRefresh();
  const { tell } = useToasts();
  const report = useMutation(
    trpc.value.report.mutationOptions({
      onSuccess: async ({ title }) => {
        await refresh();
        onClose();
        tell(`The outcome of “${title}” waits for a decision.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ reportOutcomeInput }) => reportOutcomeInput,
    read: (data) => {
      const [units, minutes, stated] = ['units', 'humanSeconds', 'statedNanoUsd'].map((name) =>
        textOf(data, name).trim(),
      );
      return {
        taskId,
        units: units === '' ? null : Number(units),
        humanSeconds: minutes === '' ? null : Math.round(Number(minutes) * 60),
        // What is no amount is refused there, as an empty one would be taken for nothing said.
        statedNanoUsd: stated === '' ? null : String(parseUsd(stated ?? '') ?? stated),
        reason: textOf(data, 'reason'),
      };
    },
    onValid: (input) => report.mutate(input),
  });
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(report.error, 'reason'), ...form.problems };
  const problemOf = (name: string) => (problems[name] === undefined ? undefined : (words[name] ?? problems[name]));
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Report the outcome"
      description="It counts when somebody has accepted it."
    >
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
        <CountField label="Units" name="units" hint="What the rule counts. Empty: one." problem={problemOf('units')} />
        <TextField
          label="Minutes people worked on it"
          name="humanSeconds"
          inputMode="decimal"
          autoComplete="off"
          hint="Empty: not known."
          problem={problemOf('humanSeconds')}
        />
        <MoneyField
          label="Value"
          name="statedNanoUsd"
          hint="Instead of what the rule makes of it. Empty: by the rule."
          problem={problemOf('statedNanoUsd')}
        />
        <TextAreaField label="Reason" name="reason" rows={2} required problem={problemOf('reason')} />
        <FormActions onCancel={onClose} pending={report.isPending}>
          Report outcome
        </FormActions>
      </form>
    </Dialog>
  );
}
