'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { Button, ConfirmDialog, Panel, QueryState, useToasts } from '@/components/ui/index.ts';
import { SessionList } from '@/features/sessions/index.ts';
import { signOutEverywhere } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

/** Where the viewer is signed in, each to be ended alone or all at once, this one included. */
export function OwnSessions() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell, tellProblem } = useToasts();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();
  const query = useQuery(trpc.auth.account.queryOptions());
  const end = useMutation(
    trpc.auth.endSession.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.auth.account.queryFilter());
        tell('1 session ended.');
      },
      onError: ({ message }) => tellProblem(message),
    }),
  );
  return (
    <Panel
      title="Sessions"
      note={query.data && formatQuantity(query.data.sessions.length, 'browser')}
      actions={
        <Button size="small" look="stop-outline" onClick={() => (setProblem(undefined), setOpen(true))}>
          Sign out everywhere…
        </Button>
      }
    >
      <QueryState query={query} what="your sessions" rows={2}>
        {({ sessions }) => (
          <SessionList
            sessions={sessions}
            endingId={end.isPending ? end.variables.sessionId : undefined}
            onEnd={(sessionId) => end.mutate({ sessionId })}
          />
        )}
      </QueryState>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title="Sign out everywhere"
        effect="Every session of yours ends now, this one included. You can sign in again at once."
        confirm="Sign out everywhere"
        pending={pending}
        problem={problem}
        onConfirm={() => startTransition(async () => setProblem(await signOutEverywhere()))}
      />
    </Panel>
  );
}
