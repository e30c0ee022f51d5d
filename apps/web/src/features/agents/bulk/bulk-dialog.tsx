'use client';

import { useState, type ReactNode } from 'react';
import { Dialog, FormActions } from '@/components/ui/index.ts';
import type { AgentListItem } from '../agent-types.ts';
import { ReasonField } from './reason-field.tsx';
import type { BulkChange } from './use-bulk-change.ts';

export interface BulkDialogProps<Target> {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: string | undefined;
  /** Those that it would change. */
  readonly agents: readonly AgentListItem[];
  /** What they become. */
  readonly target: Target;
  readonly change: BulkChange<Target>;
  /** What the toast says of those that changed. */
  readonly told: (changed: number) => string;
  readonly onDone?: (() => void) | undefined;
  /** Verb and object: `Move 3 agents`. */
  readonly confirm: ReactNode;
  readonly look?: 'main' | 'stop';
  /** Something that must be chosen is not yet. */
  readonly incomplete?: boolean;
  /** Common reasons. */
  readonly suggestions?: readonly string[];
  /** What it touches, above the form. */
  readonly figures?: ReactNode;
  /** Fields before the reason. */
  readonly children?: ReactNode;
}

/** Changes agents alike, all or none, with a reason. */
export function BulkDialog<Target extends object>(props: BulkDialogProps<Target>) {
  const { open, onOpenChange, title, description, figures, children } = props;
  const { agents, target, told, onDone, confirm, look = 'main', incomplete = false, suggestions } = props;
  const { pending, problem, apply } = props.change;
  const [reason, setReason] = useState('');
  const submit = () =>
    apply({ changes: [{ agentIds: agents.map(({ id }) => id), ...target }], reason }, told, () => {
      onOpenChange(false);
      setReason('');
      onDone?.();
    });
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={description}>
      {figures}
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {children}
        <ReasonField
          value={reason}
          onChange={setReason}
          problem={problem}
          {...(suggestions === undefined ? {} : { suggestions })}
        />
        <FormActions
          onCancel={() => onOpenChange(false)}
          look={look}
          pending={pending}
          disabled={incomplete || reason.trim() === ''}
        >
          {confirm}
        </FormActions>
      </form>
    </Dialog>
  );
}
