'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, useToasts } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Person } from './people-types.ts';

/** Takes the member out of this organisation. */
export function RemovePerson({ person }: { readonly person: Person }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const remove = useMutation(
    trpc.people.remove.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.people.pathFilter());
        tell(`${person.name} is no longer a member.`);
      },
    }),
  );
  return (
    <>
      <Button size="small" look="stop-outline" onClick={() => setOpen(true)}>
        Remove…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Remove ${person.name}`}
        effect="They lose access to this organisation at once. What they did stays in the audit trail, and the keys they made stay valid. You can invite them again."
        confirm={`Remove ${person.name}`}
        pending={remove.isPending}
        problem={remove.error?.message}
        onConfirm={() => remove.mutate({ membershipId: person.membershipId })}
      />
    </>
  );
}
