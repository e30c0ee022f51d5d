'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, CountField, Dialog, FormActions, TextField, useToasts } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Model } from '../model-types.ts';

/** Enters how well a model does a class of work. Earlier scores stay. */
export function SetQuality({ model }: { readonly model: Model }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const set = useMutation(
    trpc.routes.setQuality.mutationOptions({
      onSuccess: async (_done, { workClass, score }) => {
        await client.invalidateQueries(trpc.routes.pathFilter());
        setOpen(false);
        tell(`${model.name} has ${score} for ${workClass}, from the next call on.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ setModelQualityInput }) => setModelQualityInput,
    read: (data) => ({
      modelId: model.id,
      workClass: textOf(data, 'workClass'),
      score: textOf(data, 'score') === '' ? undefined : Number(textOf(data, 'score')),
      sampleSize: textOf(data, 'sampleSize') === '' ? null : Number(textOf(data, 'sampleSize')),
      source: textOf(data, 'source'),
    }),
    onValid: (input) => set.mutate(input),
  });
  const problems = { ...kernelProblems(set.error, 'workClass'), ...form.problems };
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          form.forget();
          set.reset();
          setOpen(true);
        }}
      >
        Enter score…
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={`Quality of ${model.name}`}>
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <TextField
            label="Class of work"
            name="workClass"
            required
            autoComplete="off"
            hint="As routes name it, such as classification."
            problem={problems['workClass']}
          />
          <div className="grid grid-cols-2 gap-3">
            <CountField label="Score" name="score" required hint="0 to 100." problem={problems['score']} />
            <CountField
              label="Sample size"
              name="sampleSize"
              hint="Empty: not known."
              problem={problems['sampleSize']}
            />
          </div>
          <TextField
            label="Source"
            name="source"
            required
            hint="Which evaluation, or whose judgement."
            problem={problems['source']}
          />
          <FormActions onCancel={() => setOpen(false)} pending={set.isPending}>
            Enter score
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
