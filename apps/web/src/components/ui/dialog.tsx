'use client';

import { useState, type ReactNode } from 'react';
import { lazyPart, useWarm } from '@/later/index.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  /** For tables of several columns. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

const DialogLayer = lazyPart<DialogProps>(async () => (await import('./dialog-layer.tsx')).DialogLayer);

/** A floating layer that holds the focus until it is answered or left with Escape. */
export function Dialog(props: DialogProps) {
  useWarm(DialogLayer);
  const [used, setUsed] = useState(props.open);
  if (props.open && !used) setUsed(true);
  return used && <DialogLayer {...props} />;
}

/** The row of buttons at a dialog's end. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className="mt-4 flex flex-wrap justify-end gap-2">{children}</div>;
}
