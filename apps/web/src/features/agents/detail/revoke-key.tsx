'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, DialogActions, useToasts } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentKey } from '../agent-types.ts';

/** Ends a key for good, after a second look. */
export function RevokeKey({ agentKey }: { readonly agentKey: AgentKey }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const name = `${agentKey.name} …${agentKey.lastFour}`;
  const revoke = useMutation(
    trpc.keys.revoke.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.keys.pathFilter());
        setOpen(false);
        tell(`Key ${name} is revoked.`);
      },
    }),
  );
  return (
    <>
      <Button size="small" look="ghost" aria-label={`Revoke key ${name}`} onClick={() => setOpen(true)}>
        Revoke…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Revoke key ${name}`}
        description="Calls with this key are refused from now on. It cannot be undone; create a new key instead."
      >
        <p role="alert" className="text-stop">
          {revoke.error?.message}
        </p>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button look="stop" pending={revoke.isPending} onClick={() => revoke.mutate({ keyId: agentKey.id })}>
            Revoke key
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
