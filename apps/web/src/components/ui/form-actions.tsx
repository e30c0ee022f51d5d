import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import { DialogActions } from './dialog.tsx';

export interface FormActionsProps extends Pick<ButtonProps, 'look' | 'pending' | 'disabled'> {
  readonly onCancel: () => void;
  /** Stands before the others: another thing that can be done here, `mr-auto` to keep it apart. */
  readonly aside?: ReactNode;
  /** What the form does, a verb and its object: `Add model`. */
  readonly children: ReactNode;
}

/** The end of a form in a dialog: the way out, and the one thing that the form does. */
export function FormActions({ onCancel, aside, look = 'main', children, ...rest }: FormActionsProps) {
  return (
    <DialogActions>
      {aside}
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" look={look} {...rest}>
        {children}
      </Button>
    </DialogActions>
  );
}
