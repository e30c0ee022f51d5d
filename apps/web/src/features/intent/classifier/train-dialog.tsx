'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, useToasts } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { formatShare } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { IntentReads } from '../intent-types.ts';
import { useIntentRefresh } from '../use-intent-refresh.ts';
import { ReadsField } from './reads-field.tsx';

export interface TrainDialogProps {
  /** What the version before read: the choice to begin with. */
  readonly before: IntentReads;
  readonly onTrained: () => void;
}

/** Learns from the examples that there are now, by their words or as sentences. */
export function TrainDialog({ before, onTrained }: TrainDialogProps) {
  const trpc = useTRPC();
  const refresh = useIntentRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const train = useMutation(
    trpc.intent.train.mutationOptions({
      onSuccess: async ({ number, evaluation: { right, heldOut } }) => {
        await refresh();
        setOpen(false);
        onTrained();
        tell(`Version ${number} is trained: ${formatShare(right / heldOut)} right on examples it had not seen.`);
      },
    }),
  );
  const begin = () => {
    train.reset();
    setOpen(true);
  };
  useActions([{ id: 'intent.train', name: 'Train the classifier…', run: begin }]);
  return (
    <>
      <Button look="main" onClick={begin}>
        Train…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title="Train a version"
        effect="Learns from the examples that there are now. The version reads no calls until you put it to use."
        confirm="Train"
        look="main"
        pending={train.isPending}
        problem={train.error?.message}
        onConfirm={(form) => train.mutate({ reads: form.get('reads') === 'sentences' ? 'sentences' : 'words' })}
      >
        <ReadsField initial={before} />
      </ConfirmDialog>
    </>
  );
}
