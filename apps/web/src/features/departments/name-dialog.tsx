'use client';

import type { ReactNode } from 'react';
import { Dialog, FormActions, TextField } from '@/components/ui/index.ts';
import { textOf, useCheckedForm } from '@/forms/index.ts';

export interface NameDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly hint: ReactNode;
  readonly initial: string;
  readonly confirm: string;
  readonly pending: boolean;
  readonly problem: string | undefined;
  readonly onName: (name: string) => void;
}

/** Asks for one name. */
export function NameDialog({ open, onOpenChange, title, hint, initial, confirm, ...rest }: NameDialogProps) {
  const { pending, problem, onName } = rest;
  const form = useCheckedForm({
    schema: ({ renameTeamInput }) => renameTeamInput.pick({ name: true }),
    read: (data) => ({ name: textOf(data, 'name') }),
    onValid: ({ name }) => onName(name),
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <form onSubmit={form.onSubmit} noValidate>
        <TextField
          label="Name"
          name="name"
          required
          autoComplete="off"
          defaultValue={initial}
          hint={hint}
          problem={form.problems['name'] ?? problem}
        />
        <FormActions onCancel={() => onOpenChange(false)} pending={pending}>
          {confirm}
        </FormActions>
      </form>
    </Dialog>
  );
}
