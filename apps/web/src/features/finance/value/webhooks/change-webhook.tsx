'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog, useToasts } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { NewWebhookSecret, ValueWebhook } from '../value-types.ts';

export interface ChangeWebhookProps {
  readonly webhook: ValueWebhook;
  readonly change: 'rotate' | 'revoke';
  readonly onMade: (made: NewWebhookSecret) => void;
  readonly onClose: () => void;
}

/** Says what another secret, or the end of a webhook, will do before it does it. */
export function ChangeWebhook({ webhook: { id, name }, change, onMade, onClose }: ChangeWebhookProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const refresh = () => client.invalidateQueries(trpc.value.webhooks.pathFilter());
  const rotate = useMutation(
    trpc.value.rotateWebhook.mutationOptions({
      onSuccess: async (made) => {
        onMade(made);
        await refresh();
      },
    }),
  );
  const revoke = useMutation(
    trpc.value.revokeWebhook.mutationOptions({
      onSuccess: async () => {
        await refresh();
        tell(`${name} is revoked.`);
        onClose();
      },
    }),
  );
  const rotates = change === 'rotate';
  const { isPending, error } = rotates ? rotate : revoke;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={rotates ? `Another secret for ${name}` : `Revoke ${name}`}
      effect={
        rotates
          ? 'Messages that are signed with the secret of now are refused from then on. Store the new one where the system reads it.'
          : 'Its messages are refused from then on, for good. What it reported stays.'
      }
      confirm={rotates ? 'Make another secret' : 'Revoke webhook'}
      look={rotates ? 'main' : 'stop'}
      pending={isPending}
      problem={error?.message}
      onConfirm={() => (rotates ? rotate : revoke).mutate({ webhookId: id })}
    />
  );
}
