'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToasts } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentListItem } from '../agent-types.ts';

export type Group<Target> = Target & { agentIds: string[] };

interface BulkInput<Target> {
  changes: Group<Target>[];
  reason: string;
}

interface BulkResult<Target> {
  changed: number;
  unchanged: number;
  undo: Group<Target>[];
}

export interface BulkChange<Target> {
  readonly pending: boolean;
  /** The kernel's refusal of the last attempt; nothing was changed by it. */
  readonly problem: string | undefined;
  /** Changes all of them or none; `told` is what the toast says of those that changed. */
  readonly apply: (input: BulkInput<Target>, told: (changed: number) => string, onDone: () => void) => void;
}

/** What is used of a mutation, whatever its kind. */
interface BulkMutation<Target> {
  readonly isPending: boolean;
  readonly error: { readonly message: string } | null;
  mutate(input: BulkInput<Target>, answers: { onSuccess: (result: BulkResult<Target>) => void }): void;
  mutateAsync(input: BulkInput<Target>): Promise<unknown>;
}

/** One change of many agents with its way back: a toast says what happened and takes it back on request. */
function useBulkChange<Target>(mutation: BulkMutation<Target>, back: BulkMutation<Target>): BulkChange<Target> {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { toast, tell, tellProblem } = useToasts();
  const refresh = () => client.invalidateQueries(trpc.agents.pathFilter());
  return {
    pending: mutation.isPending,
    problem: mutation.error?.message,
    apply: (input, told, onDone) => {
      mutation.mutate(input, {
        onSuccess: ({ changed, undo }) => {
          onDone();
          void refresh();
          toast({
            title: told(changed),
            // A promise, as the bar with the selection is gone by now and would hear no callback.
            undo: () =>
              void back.mutateAsync({ changes: undo, reason: `Undone: ${input.reason}`.slice(0, 500) }).then(
                () => {
                  void refresh();
                  tell('Everything is as it was before.');
                },
                (error: unknown) =>
                  tellProblem(`It was not undone. ${error instanceof Error ? error.message : 'Try again.'}`),
              ),
          });
        },
      });
    },
  };
}

export function useSetStates() {
  const options = useTRPC().agents.setStateMany.mutationOptions();
  return useBulkChange<{ state: AgentListItem['state'] }>(useMutation(options), useMutation(options));
}

export function useSetOwners() {
  const options = useTRPC().agents.setOwnerMany.mutationOptions();
  return useBulkChange<{ ownerPersonId: string | null }>(useMutation(options), useMutation(options));
}

export function useMoveAgents() {
  const options = useTRPC().agents.moveMany.mutationOptions();
  return useBulkChange<{ departmentId: string; teamId: string | null }>(useMutation(options), useMutation(options));
}
