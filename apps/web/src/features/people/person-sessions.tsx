'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, Panel, QueryState, useToasts } from '@/components/ui/index.ts';
import { SessionList } from '@/features/sessions/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Person } from './people-types.ts';

/** Where a member is signed in, each to be ended alone or all at once. */
export function PersonSessions({ person }: { readonly person: Person }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const mayWrite = useMay('people:write');
  const { tell, tellProblem } = useToasts();
  const [open, setOpen] = useState(false);
  const { membershipId } = person;
  const query = useQuery(trpc.people.sessions.queryOptions({ membershipId }));
  const refresh = () => client.invalidateQueries(trpc.people.pathFilter());
  const endOne = useMutation(
    trpc.people.endSession.mutationOptions({
      onSuccess: async () => {
        await refresh();
        tell(`${person.name}: 1 session ended.`);
      },
      onError: ({ message }) => tellProblem(message),
    }),
  );
  const endAll = useMutation(
    trpc.people.signOutEverywhere.mutationOptions({
      onSuccess: async ({ sessionsEnded }) => {
        await refresh();
        setOpen(false);
        tell(`${person.name}: ${formatQuantity(sessionsEnded, 'session')} ended.`);
      },
    }),
  );
  return (
    <Panel
      title="Sessions"
      note={query.data && formatQuantity(query.data.length, 'browser')}
      className="border-t"
      actions={
        mayWrite &&
        (query.data?.length ?? 0) > 0 && (
          <Button size="small" onClick={() => setOpen(true)}>
            Sign out everywhere…
          </Button>
        )
      }
    >
      <QueryState query={query} what="the sessions" rows={2}>
        {(sessions) => (
          <SessionList
            sessions={sessions}
            endingId={endOne.isPending ? endOne.variables.sessionId : undefined}
            {...(mayWrite && { onEnd: (sessionId: string) => endOne.mutate({ membershipId, sessionId }) })}
          />
        )}
      </QueryState>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Sign ${person.name} out everywhere`}
        effect="Every session of theirs ends now. They can sign in again."
        confirm="Sign out everywhere"
        pending={endAll.isPending}
        problem={endAll.error?.message}
        onConfirm={() => endAll.mutate({ membershipId })}
      />
    </Panel>
  );
}
