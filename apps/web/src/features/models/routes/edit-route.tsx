'use client';

import { useState } from 'react';
import { Button, Dialog, FormActions } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import type { Model } from '../model-types.ts';
import { readDefinition, RouteFields } from './route-fields.tsx';
import type { ModelRoute } from './route-types.ts';
import { useSetRoute } from './use-set-route.ts';

export interface EditRouteProps {
  readonly route: ModelRoute;
  readonly models: readonly Model[];
}

/** Changes what a route chooses by, with a reason; calls under way go on as they are. */
export function EditRoute({ route, models }: EditRouteProps) {
  const [open, setOpen] = useState(false);
  // The list may be read anew: the form is about what was there when it was opened.
  const [seen, setSeen] = useState(route);
  const set = useSetRoute(() => setOpen(false));
  const form = useCheckedForm({
    schema: ({ setRouteInput }) => setRouteInput,
    read: (data) => ({
      routeId: seen.id,
      expectedVersion: seen.version,
      definition: readDefinition(data, seen.definition.state),
      reason: textOf(data, 'reason'),
    }),
    onValid: (input) => set.mutate(input),
  });
  const problems = { ...kernelProblems(set.error, 'reason'), ...form.problems };
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          setSeen(route);
          form.forget();
          set.reset();
          setOpen(true);
        }}
      >
        Edit…
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={`Edit ${route.name}`}>
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <RouteFields models={models} initial={seen.definition} problems={problems} />
          <FormActions onCancel={() => setOpen(false)} pending={set.isPending}>
            Apply
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
