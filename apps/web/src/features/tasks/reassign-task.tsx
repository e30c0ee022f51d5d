'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AgentChoiceField, useAgentChoice } from '@/components/agent-choice/index.ts';
import { Button, Dialog, FormActions, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { TaskListItem } from './task-types.ts';

/** Gives a task to another agent, or back to the kernel's choice. */
export function ReassignTask({ task }: { readonly task: TaskListItem }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const { agents, idOf } = useAgentChoice(open);
  const reassign = useMutation(
    trpc.tasks.reassign.mutationOptions({
      onSuccess: async ({ agent }) => {
        await client.invalidateQueries(trpc.tasks.pathFilter());
        setOpen(false);
        tell(agent === null ? 'The kernel chooses anew who does it.' : `The task is ${agent.slug}’s now.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ reassignTaskInput }) => reassignTaskInput,
    read: async (data) => ({
      taskId: task.id,
      agentId: await idOf(textOf(data, 'agentId')),
      reason: textOf(data, 'reason'),
    }),
    onValid: (input) => reassign.mutate(input),
  });
  const show = (next: boolean) => {
    setOpen(next);
    form.forget();
    reassign.reset();
  };
  const problems = { ...kernelProblems(reassign.error, 'reason'), ...form.problems };
  return (
    <>
      <Button size="small" onClick={() => show(true)}>
        Reassign…
      </Button>
      <Dialog
        open={open}
        onOpenChange={show}
        title={`Reassign “${task.title}”`}
        description={task.state === 'running' ? 'The instance that runs it loses it.' : undefined}
      >
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <AgentChoiceField
            name="agentId"
            label="Digital employee"
            hint="Its slug. Empty: the kernel chooses by capabilities, room and context."
            agents={agents}
            problem={problems['agentId']}
          />
          <TextAreaField label="Reason" name="reason" required problem={problems['reason']} />
          <FormActions onCancel={() => show(false)} pending={reassign.isPending}>
            Reassign task
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
