'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Dialog, FormActions, TextField } from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { SavedView } from './view-types.ts';

export type ViewDialogTask = { readonly kind: 'save' } | { readonly kind: 'rename'; readonly view: SavedView };

export interface ViewDialogProps {
  readonly task: ViewDialogTask;
  readonly room: string;
  readonly query: string;
  readonly onClose: () => void;
  readonly onSaved: (view: SavedView) => void;
}

/** Asks for the name of a new view, or the new name of one. */
export function ViewDialog({ task, room, query, onClose, onSaved }: ViewDialogProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const onSuccess = async (view: SavedView) => {
    await client.invalidateQueries(trpc.views.pathFilter());
    onSaved(view);
  };
  const save = useMutation(trpc.views.save.mutationOptions({ onSuccess }));
  const rename = useMutation(trpc.views.rename.mutationOptions({ onSuccess }));
  const isNew = task.kind === 'save';
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={isNew ? 'Save as a view' : `Rename ${task.view.name}`}
      description={isNew ? 'Keeps filters, order, columns and range of this page under a name.' : undefined}
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const name = textOf(form, 'name');
          if (isNew) save.mutate({ room, name, query, shared: form.has('shared') });
          else rename.mutate({ viewId: task.view.id, name });
        }}
      >
        <TextField
          label="Name"
          name="name"
          required
          maxLength={80}
          defaultValue={isNew ? '' : task.view.name}
          problem={(isNew ? save : rename).error?.message}
        />
        {isNew && (
          <label className="flex min-h-6 items-center gap-2">
            <input type="checkbox" name="shared" className="size-4 accent-ink-1" />
            Share with the organisation
          </label>
        )}
        <FormActions onCancel={onClose} pending={save.isPending || rename.isPending}>
          {isNew ? 'Save view' : 'Rename view'}
        </FormActions>
      </form>
    </Dialog>
  );
}
