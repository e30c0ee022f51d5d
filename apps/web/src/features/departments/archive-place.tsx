'use client';

import { useMutation } from '@tanstack/react-query';
import { Button, useToasts } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { describeContent } from './describe-content.ts';
import type { ListedPlace } from './prepare-places.ts';
import { usePlacesRefresh } from './use-places-refresh.ts';

/** Puts an empty place away, or brings it back; says what is in one that is not empty. */
export function ArchivePlace({ place }: { readonly place: ListedPlace }) {
  const trpc = useTRPC();
  const refresh = usePlacesRefresh();
  const { toast, tellProblem } = useToasts();
  const archived = place.archivedAt === null;
  const options = {
    onSuccess: async (_done: unknown, given: { readonly archived: boolean }) => {
      await refresh();
      const title = given.archived ? `${place.name} is archived.` : `${place.name} is back.`;
      toast({ title, undo: () => put(!given.archived) });
    },
    onError: ({ message }: { readonly message: string }) => tellProblem(message),
  };
  const department = useMutation(trpc.departments.archive.mutationOptions(options));
  const team = useMutation(trpc.departments.archiveTeam.mutationOptions(options));
  const put = (next: boolean) => {
    if (place.kind === 'department') department.mutate({ departmentId: place.id, archived: next });
    else team.mutate({ teamId: place.id, archived: next });
  };
  const content = archived ? describeContent(place) : undefined;
  if (content !== undefined) {
    return <p className="text-12 text-ink-3">It can be archived when it is empty: {content} in it.</p>;
  }
  return (
    <Button size="small" pending={department.isPending || team.isPending} onClick={() => put(archived)}>
      {archived ? 'Archive' : 'Bring back'}
    </Button>
  );
}
