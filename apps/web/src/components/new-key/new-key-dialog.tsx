'use client';

import type { ReactNode } from 'react';
import { Button, Dialog, DialogActions } from '@/components/ui/index.ts';
import { ShownKey } from './shown-key.tsx';

export interface NewKeyDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Of the first step, which asks. */
  readonly title: string;
  /** The key once it is made. Whoever closes the dialog must forget it. */
  readonly made: { readonly key: { readonly name: string }; readonly secret: string } | undefined;
  /** The form of the first step. */
  readonly children: ReactNode;
}

/** Asks what a key is for, then shows it this once. */
export function NewKeyDialog({ open, onOpenChange, title, made, children }: NewKeyDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={made ? `Key ${made.key.name}` : title}
      description={
        made
          ? 'Copy the key now. It is not kept and cannot be shown again.'
          : 'The key is shown once, on the next step.'
      }
    >
      {made ? (
        <>
          <ShownKey secret={made.secret} />
          <DialogActions>
            <Button look="main" onClick={() => onOpenChange(false)}>
              I have stored it
            </Button>
          </DialogActions>
        </>
      ) : (
        children
      )}
    </Dialog>
  );
}
