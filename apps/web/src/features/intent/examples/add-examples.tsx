'use client';

import { intentLimits, serviceClasses } from '@agent-os/core/choices';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, FormActions, SelectField, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { ServiceClass } from '../intent-types.ts';
import { useIntentRefresh } from '../use-intent-refresh.ts';
import { readLines } from './read-lines.ts';

/** What became of examples, in words: `3 added, 1 moved to batch, 2 known already`. */
export function outcomeWords(
  { added, moved, known }: { readonly added: number; readonly moved: number; readonly known: number },
  where: string,
): string {
  const parts = [
    `${formatQuantity(added, 'example')} added`,
    ...(moved > 0 ? [`${moved} moved to ${where}`] : []),
    ...(known > 0 ? [`${known} known already`] : []),
  ];
  return `${parts.join(', ')}. Train to learn from them.`;
}

/** Asks for examples of one class: one, or many pasted lines. */
export function AddExamples({ initial }: { readonly initial: ServiceClass }) {
  const trpc = useTRPC();
  const refresh = useIntentRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [lines, setLines] = useState(0);
  const add = useMutation(
    trpc.intent.addExamples.mutationOptions({
      onSuccess: async (outcome, { serviceClass }) => {
        await refresh();
        setOpen(false);
        tell(outcomeWords(outcome, serviceClass));
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ addIntentExamplesInput }) => addIntentExamplesInput,
    read: (data) => ({ serviceClass: textOf(data, 'serviceClass'), texts: readLines(textOf(data, 'texts')) }),
    onValid: (input) => add.mutate(input),
  });
  const show = (next: boolean) => {
    form.forget();
    add.reset();
    setLines(0);
    setOpen(next);
  };
  useActions([{ id: 'intent.add', name: 'Add examples…', run: () => show(true) }]);
  const problems = { ...kernelProblems(add.error, 'texts'), ...form.problems };
  return (
    <>
      <Button onClick={() => show(true)}>Add examples…</Button>
      <Dialog open={open} onOpenChange={show} title="Add examples">
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <SelectField label="Class" name="serviceClass" defaultValue={initial} problem={problems['serviceClass']}>
            {serviceClasses.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </SelectField>
          <TextAreaField
            label="Examples, one a line"
            name="texts"
            rows={8}
            required
            placeholder="What digital employees are asked to do"
            hint={
              lines === 0
                ? `At most ${intentLimits.added} at once. A text that has another class moves to this one.`
                : `${formatQuantity(lines, 'example')}. At most ${intentLimits.added} at once.`
            }
            problem={problems['texts']}
            onChange={(event) => setLines(readLines(event.target.value).length)}
          />
          <FormActions onCancel={() => show(false)} pending={add.isPending}>
            Add examples
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
