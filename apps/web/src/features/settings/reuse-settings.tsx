import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, CountField, Facts, useToasts } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import { settingsFormClass } from './settings-form-class.ts';

type Settings = RouterOutputs['settings']['get'];

function describeReuse({ reuseTtlSeconds }: Pick<Settings, 'reuseTtlSeconds'>): string {
  return reuseTtlSeconds === 0 ? 'not kept for later calls' : `kept for ${formatQuantity(reuseTtlSeconds, 'second')}`;
}

/** For how long, and in how much memory, answers are kept for later calls that are the same. */
export function ReuseSettings({ settings, mayWrite }: { readonly settings: Settings; readonly mayWrite: boolean }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const update = useMutation(
    trpc.settings.update.mutationOptions({
      onSuccess: async (changed) => {
        await client.invalidateQueries(trpc.settings.pathFilter());
        tell(`Answers are ${describeReuse(changed)}.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ updateSettingsInput }) => updateSettingsInput,
    read: (data) => ({
      reuseTtlSeconds: Number(textOf(data, 'reuseTtlSeconds') || Number.NaN),
      reuseMemoryMib: Number(textOf(data, 'reuseMemoryMib') || Number.NaN),
    }),
    onValid: (input) => update.mutate(input),
  });
  const problems = { ...kernelProblems(update.error, 'reuseTtlSeconds'), ...form.problems };
  if (!mayWrite) return <Facts facts={[['They are', describeReuse(settings)]]} />;
  return (
    <form onSubmit={form.onSubmit} noValidate className={settingsFormClass}>
      <CountField
        label="Kept for"
        unit="seconds"
        name="reuseTtlSeconds"
        required
        defaultValue={String(settings.reuseTtlSeconds)}
        hint="For agents that reuse earlier answers: calls at temperature 0 that are the same to the byte. 0: never."
        problem={problems['reuseTtlSeconds']}
      />
      <CountField
        label="Memory"
        unit="MiB"
        name="reuseMemoryMib"
        required
        defaultValue={String(settings.reuseMemoryMib)}
        hint="Of each kernel; the answer used longest ago goes first. Nothing is written to disk."
        problem={problems['reuseMemoryMib']}
      />
      <Button type="submit" look="main" pending={update.isPending}>
        Apply
      </Button>
    </form>
  );
}
