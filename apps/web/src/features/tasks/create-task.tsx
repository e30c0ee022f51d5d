'use client';

import { serviceClasses } from '@agent-os/core/choices';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AgentChoiceField, useAgentChoice } from '@/components/agent-choice/index.ts';
import {
  CountField,
  Dialog,
  FormActions,
  SelectField,
  TextAreaField,
  TextField,
  useToasts,
} from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { readTaskForm } from './read-task-form.ts';

export interface CreateTaskProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCreated: (taskId: string) => void;
}

const deadlineWords = 'Give a number of minutes above 0, or leave it empty.';

/** Gives the organisation's agents something to do. */
export function CreateTask({ open, onOpenChange, onCreated }: CreateTaskProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const { agents, idOf } = useAgentChoice(open);
  const create = useMutation(
    trpc.tasks.create.mutationOptions({
      onSuccess: async ({ id, title }) => {
        await client.invalidateQueries(trpc.tasks.pathFilter());
        show(false);
        tell(`“${title}” is in line.`);
        onCreated(id);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ createTaskInput }) => createTaskInput,
    read: async (data) => readTaskForm(data, await idOf(textOf(data, 'agentId')), Date.now()),
    onValid: (input) => create.mutate(input),
  });
  const show = (next: boolean) => {
    onOpenChange(next);
    form.forget();
    create.reset();
  };
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(create.error, 'title'), ...form.problems };
  const capabilityProblem = Object.entries(problems).find(([field]) => field.startsWith('capabilities'))?.[1];
  return (
    <Dialog open={open} onOpenChange={show} title="Create a task">
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
        <TextField label="Title" name="title" required autoComplete="off" problem={problems['title']} />
        <TextAreaField
          label="Input"
          name="input"
          rows={5}
          hint="Text, or a JSON object. At most 64 kB."
          problem={problems['input']}
        />
        <TextField
          label="Needs"
          name="capabilities"
          autoComplete="off"
          hint="Capabilities, with commas between them. Empty: whoever takes tasks."
          problem={capabilityProblem}
        />
        <AgentChoiceField
          name="agentId"
          label="Digital employee"
          hint="Its slug. Empty: the kernel chooses by capabilities, room and context."
          agents={agents}
          problem={problems['agentId']}
        />
        <SelectField label="Class" name="serviceClass" defaultValue="standard" problem={problems['serviceClass']}>
          {serviceClasses.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
        <CountField
          label="Deadline, minutes from now"
          name="deadlineAt"
          hint="Empty: none. What nobody has begun by then fails."
          problem={problems['deadlineAt'] === undefined ? undefined : deadlineWords}
        />
        <FormActions onCancel={() => show(false)} pending={create.isPending}>
          Create task
        </FormActions>
      </form>
    </Dialog>
  );
}
