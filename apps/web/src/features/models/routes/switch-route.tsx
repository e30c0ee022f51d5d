'use client';

import { useState } from 'react';
import { Button, Dialog, FormActions, TextField } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import type { ModelRoute } from './route-types.ts';
import { useSetRoute } from './use-set-route.ts';

/** Switches a route off or on, with a reason. */
export function SwitchRoute({ route }: { readonly route: ModelRoute }) {
  const [open, setOpen] = useState(false);
  const isOn = route.definition.state === 'active';
  const verb = isOn ? 'Switch off' : 'Switch on';
  const set = useSetRoute(() => setOpen(false));
  const form = useCheckedForm({
    schema: ({ setRouteInput }) => setRouteInput,
    read: (data) => ({
      routeId: route.id,
      expectedVersion: route.version,
      definition: { ...route.definition, state: isOn ? 'disabled' : 'active' },
      reason: textOf(data, 'reason'),
    }),
    onValid: (input) => set.mutate(input),
  });
  const problems = { ...kernelProblems(set.error, 'reason'), ...form.problems };
  return (
    <>
      <Button
        size="small"
        {...(isOn && { look: 'stop-outline' })}
        onClick={() => {
          form.forget();
          set.reset();
          setOpen(true);
        }}
      >
        {`${verb}…`}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`${verb} ${route.name}`}
        description={isOn ? 'Calls that ask for it are refused until it is switched on again.' : undefined}
      >
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <TextField
            label="Reason"
            name="reason"
            required
            autoComplete="off"
            maxLength={300}
            problem={problems['reason']}
          />
          <FormActions onCancel={() => setOpen(false)} pending={set.isPending}>
            {verb}
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
