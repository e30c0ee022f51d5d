'use client';

import { riskClasses } from '@agent-os/core/choices';
import type { createAgentInput } from '@agent-os/core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { Button, SelectField, TextAreaField, TextField } from '@/components/ui/index.ts';
import { useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { AgentWorkFields, readAgentWork } from './agent-work-fields.tsx';
import { NewDepartment } from './new-department.tsx';
import { ReuseChoice } from './reuse-choice.tsx';

export type AgentFormValues = z.output<typeof createAgentInput>;

export interface AgentFormProps {
  readonly initial?: AgentFormValues;
  readonly submitLabel: string;
  readonly pending: boolean;
  /** The kernel's refusal of the last attempt. */
  readonly problem: string | undefined;
  readonly onSubmit: (values: AgentFormValues) => void;
}

function readForm(form: FormData) {
  return {
    slug: form.get('slug'),
    name: form.get('name'),
    purpose: form.get('purpose'),
    departmentId: form.get('departmentId'),
    teamId: form.get('teamId') || null,
    riskClass: form.get('riskClass') || null,
    allowedModels: form.getAll('allowedModels'),
    shareIdenticalCalls: form.has('shareIdenticalCalls'),
    reuseAnswers: form.has('reuseAnswers'),
    ...readAgentWork(form),
  };
}

interface AllowedNameProps {
  readonly name: string;
  readonly note?: string;
  readonly initial: AgentFormValues | undefined;
}

function AllowedName({ name, note, initial }: AllowedNameProps) {
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input
        type="checkbox"
        name="allowedModels"
        value={name}
        defaultChecked={initial?.allowedModels.includes(name)}
        className="size-4 accent-ink-1"
      />
      {name}
      {note !== undefined && <span className="text-12 text-ink-3">{note}</span>}
    </label>
  );
}

const departmentMissing = 'Choose a department, or create one.';

/** Identity, purpose, place and models of a digital employee; for a new one, and to change one. */
export function AgentForm({ initial, submitLabel, pending, problem, onSubmit }: AgentFormProps) {
  const trpc = useTRPC();
  const departments = useQuery(trpc.departments.list.queryOptions());
  const models = useQuery(trpc.models.list.queryOptions());
  const routes = useQuery(trpc.routes.list.queryOptions());
  const [departmentId, setDepartmentId] = useState(initial?.departmentId ?? '');
  const teams = departments.data?.find(({ id }) => id === departmentId)?.teams ?? [];
  const form = useCheckedForm({
    schema: ({ createAgentInput: schema }) => schema,
    read: readForm,
    onValid: (values) => onSubmit(values),
  });
  const fields: Readonly<Record<string, string>> =
    form.problems['departmentId'] === undefined ? form.problems : { ...form.problems, departmentId: departmentMissing };
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
      <TextField label="Name" name="name" defaultValue={initial?.name} problem={fields['name']} required />
      <TextField
        label="Slug"
        name="slug"
        defaultValue={initial?.slug}
        readOnly={initial !== undefined}
        problem={fields['slug']}
        hint={
          initial
            ? 'The slug stays as it is.'
            : 'Short name in lower case, such as tier1-resolver. It cannot be changed later.'
        }
        required
      />
      <TextAreaField label="Purpose" name="purpose" defaultValue={initial?.purpose} problem={fields['purpose']} />
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <SelectField
            label="Department"
            name="departmentId"
            value={departmentId}
            onChange={(event) => setDepartmentId(event.target.value)}
            problem={fields['departmentId']}
            required
          >
            <option value="">choose…</option>
            {departments.data?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
        <NewDepartment onCreated={setDepartmentId} />
      </div>
      {teams.length > 0 && (
        <SelectField label="Team" name="teamId" defaultValue={initial?.teamId ?? ''}>
          <option value="">no team</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label="Risk class"
        name="riskClass"
        defaultValue={initial?.riskClass ?? ''}
        hint="How hard its work is to undo: R0 reads only, R4 cannot be taken back."
      >
        <option value="">not registered</option>
        {riskClasses.map((tier) => (
          <option key={tier}>{tier}</option>
        ))}
      </SelectField>
      <fieldset>
        <legend className="mb-1 text-12 text-ink-2">
          Models and routes it may ask for; none chosen means all of them
        </legend>
        <div className="flex flex-col gap-0.5">
          {models.data?.map(({ id, name }) => (
            <AllowedName key={id} name={name} initial={initial} />
          ))}
          {routes.data?.map(({ id, name, definition: { workClass } }) => (
            <AllowedName key={id} name={name} note={`route for ${workClass}`} initial={initial} />
          ))}
        </div>
      </fieldset>
      <ReuseChoice initial={initial} />
      <AgentWorkFields initial={initial} problems={fields} />
      <p role="alert" className="text-stop">
        {problem}
      </p>
      <div>
        <Button type="submit" look="main" pending={pending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
