'use client';

import { toolLimitBounds } from '@agent-os/core/choices';
import { CountField, Dialog, FormActions, TextField } from '@/components/ui/index.ts';
import { textOf, useCheckedForm } from '@/forms/index.ts';
import type { ToolLimit } from './tool-types.ts';

export interface ToolLimitDialogProps {
  readonly open: boolean;
  /** Undefined: a new one. */
  readonly limit: ToolLimit | undefined;
  readonly pending: boolean;
  readonly problem: string | undefined;
  readonly onCancel: () => void;
  readonly onLimit: (limit: ToolLimit) => void;
}

/** Asks for one limit: the tool as requests name it, how often it may be in use, and for how long. */
export function ToolLimitDialog({ open, limit, pending, problem, onCancel, onLimit }: ToolLimitDialogProps) {
  const { problems, onSubmit } = useCheckedForm({
    schema: ({ toolLimit }) => toolLimit,
    read: (data) => ({
      tool: textOf(data, 'tool'),
      uses: Number(textOf(data, 'uses')),
      timeoutSeconds: Number(textOf(data, 'timeoutSeconds')),
    }),
    onValid: (valid) => onLimit(valid),
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onCancel()}
      title={limit === undefined ? 'Limit a tool' : `Change the limit of ${limit.tool}`}
      description="Calls that offer the tool wait until a use of it is free; others pass them."
    >
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
        <TextField
          label="Tool"
          name="tool"
          required
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          defaultValue={limit?.tool}
          hint="As requests name it; a provider’s own by its type, such as web_search."
          problem={problems['tool'] ?? problem}
        />
        <div className="grid grid-cols-2 gap-3">
          <CountField
            label="At once"
            name="uses"
            unit="uses"
            required
            defaultValue={limit?.uses ?? 1}
            problem={problems['uses']}
          />
          <CountField
            label="A use ends after"
            name="timeoutSeconds"
            unit="s"
            required
            defaultValue={limit?.timeoutSeconds ?? toolLimitBounds.usualTimeoutSeconds}
            hint="When its result does not come."
            problem={problems['timeoutSeconds']}
          />
        </div>
        <FormActions onCancel={onCancel} pending={pending}>
          {limit === undefined ? 'Limit the tool' : 'Change the limit'}
        </FormActions>
      </form>
    </Dialog>
  );
}
