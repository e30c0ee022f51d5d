'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { TaskListItem } from './task-types.ts';

/** Ends a task before it is done, after asking why. */
export function CancelTask({ task }: { readonly task: TaskListItem }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const cancel = useMutation(
    trpc.tasks.cancel.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.tasks.pathFilter());
        setOpen(false);
        tell('The task is cancelled.');
      },
    }),
  );
  const confirm = async (form: FormData) => {
    const given = { taskId: task.id, reason: textOf(form, 'reason') };
    const result = await checkInput(({ cancelTaskInput }) => cancelTaskInput, given, 'all');
    setFields(result.ok ? {} : result.problems);
    if (result.ok) cancel.mutate(result.input);
  };
  const problems = { ...kernelProblems(cancel.error, 'all'), ...fields };
  return (
    <>
      <Button
        size="small"
        look="stop-outline"
        onClick={() => {
          cancel.reset();
          setFields({});
          setOpen(true);
        }}
      >
        Cancel task…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Cancel “${task.title}”`}
        effect={
          task.state === 'running'
            ? 'The instance that runs it is told when it next says anything about it; what it has done is lost.'
            : 'Nobody has begun it. It is not done.'
        }
        confirm="Cancel task"
        pending={cancel.isPending}
        problem={problems['all'] ?? problems['taskId']}
        onConfirm={(form) => void confirm(form)}
      >
        <TextAreaField label="Reason" name="reason" required problem={problems['reason']} />
      </ConfirmDialog>
    </>
  );
}
