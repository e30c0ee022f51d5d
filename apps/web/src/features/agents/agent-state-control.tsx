'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, DialogActions, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentListItem } from './agent-types.ts';

/** Suspends an agent, or lets it call again; both need a reason, which the audit trail keeps. */
export function AgentStateControl({ agent }: { readonly agent: AgentListItem }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const suspending = agent.state === 'active';
  const verb = suspending ? 'Suspend' : 'Resume';
  const change = useMutation(
    trpc.agents.setState.mutationOptions({
      onSuccess: async ({ slug, state }) => {
        await client.invalidateQueries(trpc.agents.pathFilter());
        setOpen(false);
        setReason('');
        tell(state === 'suspended' ? `${slug} is suspended. New calls are denied.` : `${slug} may call again.`);
      },
    }),
  );
  return (
    <>
      <Button look={suspending ? 'stop-outline' : 'outline'} onClick={() => setOpen(true)}>
        {verb}…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`${verb} ${agent.slug}`}
        description={
          suspending
            ? `New calls are denied at once. ${formatQuantity(agent.runningNow, 'call')} in flight may finish.`
            : 'Its keys count again from the next call.'
        }
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate({ agentId: agent.id, state: suspending ? 'suspended' : 'active', reason });
          }}
        >
          <TextAreaField
            label="Reason"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={500}
            required
            hint="Kept in the audit trail."
            problem={change.error?.message}
          />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button
              type="submit"
              look={suspending ? 'stop' : 'main'}
              pending={change.isPending}
              disabled={reason.trim() === ''}
            >
              {verb} {agent.slug}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
