'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, useToasts } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { NameDialog } from './name-dialog.tsx';
import type { ListedPlace } from './prepare-places.ts';
import { usePlacesRefresh } from './use-places-refresh.ts';

/** Changes the name that people read. */
export function RenamePlace({ place }: { readonly place: ListedPlace }) {
  const trpc = useTRPC();
  const refresh = usePlacesRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const onSuccess = async ({ name }: { readonly name: string }) => {
    await refresh();
    setOpen(false);
    tell(`${place.name} is called ${name} now.`);
  };
  const department = useMutation(trpc.departments.rename.mutationOptions({ onSuccess }));
  const team = useMutation(trpc.departments.renameTeam.mutationOptions({ onSuccess }));
  const { isPending, error } = place.kind === 'department' ? department : team;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Rename…
      </Button>
      <NameDialog
        open={open}
        onOpenChange={setOpen}
        title={`Rename ${place.name}`}
        hint={`Its slug stays ${place.slug}.`}
        initial={place.name}
        confirm="Rename"
        pending={isPending}
        problem={error?.message}
        onName={(name) => {
          if (place.kind === 'department') department.mutate({ departmentId: place.id, name });
          else team.mutate({ teamId: place.id, name });
        }}
      />
    </>
  );
}
