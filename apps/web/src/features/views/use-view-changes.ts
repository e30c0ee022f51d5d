'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToasts } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { SavedView } from './view-types.ts';

export interface ViewChanges {
  readonly update: (view: SavedView, change: Partial<Pick<SavedView, 'query' | 'shared'>>) => void;
  readonly remove: (view: SavedView) => void;
}

/** What the menu does without a dialog; each says what happened and offers the way back. */
export function useViewChanges(room: string): ViewChanges {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { toast, tellProblem } = useToasts();
  const after = {
    onSuccess: () => client.invalidateQueries(trpc.views.pathFilter()),
    onError: ({ message }: { readonly message: string }) => tellProblem(message),
  };
  const save = useMutation(trpc.views.save.mutationOptions(after));
  const remove = useMutation(trpc.views.remove.mutationOptions(after));
  const put = async ({ id: viewId, name, query, shared }: SavedView, said: string, undo?: () => void) => {
    await save.mutateAsync({ viewId, room, name, query, shared });
    toast({ title: said, ...(undo && { undo }) });
  };
  // The mutations' own `onError` tells of a failure.
  const ignore = () => undefined;
  return {
    update: (view, change) => {
      const said =
        change.shared === undefined
          ? `${view.name} keeps what the page shows now.`
          : `${view.name} is ${change.shared ? 'shared with the organisation' : 'no longer shared'}.`;
      put({ ...view, ...change }, said, () => {
        put(view, `${view.name} is as it was.`).catch(ignore);
      }).catch(ignore);
    },
    remove: (view) => {
      const undo = () => save.mutate({ room, name: view.name, query: view.query, shared: view.shared });
      remove.mutate(
        { viewId: view.id },
        // Saved again it would be the remover's: somebody else's view has no way back.
        { onSuccess: () => toast({ title: `${view.name} is deleted.`, ...(view.own && { undo }) }) },
      );
    },
  };
}
