'use client';

import type { ReactNode, SubmitEvent } from 'react';
import { Dialog } from './dialog.tsx';
import { FormActions } from './form-actions.tsx';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** What will happen, in numbers where there are any. */
  readonly effect: ReactNode;
  /** Verb and object: `Revoke 3 keys`. */
  readonly confirm: string;
  readonly pending: boolean;
  readonly problem?: string | undefined;
  /** Outlined for what can be taken back, red for what cannot. */
  readonly look?: 'main' | 'stop';
  readonly onConfirm: (form: FormData) => void;
  /** Fields above the buttons, such as the reason. */
  readonly children?: ReactNode;
}

/** Says what an action will do before it does it. Its problem stands in it; nothing is lost. */
export function ConfirmDialog({ open, onOpenChange, title, effect, children, ...rest }: ConfirmDialogProps) {
  const { confirm, pending, problem, look = 'stop', onConfirm } = rest;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onConfirm(new FormData(event.currentTarget));
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={effect}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-3">
        {children}
        <p role="alert" className="text-stop empty:hidden">
          {problem}
        </p>
        <FormActions onCancel={() => onOpenChange(false)} look={look} pending={pending}>
          {confirm}
        </FormActions>
      </form>
    </Dialog>
  );
}
