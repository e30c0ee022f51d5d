'use client';

import { useState, useTransition } from 'react';
import { Button, Dialog, DialogActions, useToasts } from '@/components/ui/index.ts';
import { signOutEverywhere } from '@/features/shell/index.ts';

/** Ends the viewer's sessions on every device, this one included. */
export function SessionsControl() {
  const [open, setOpen] = useState(false);
  const [pending, startTransition] = useTransition();
  const { tellProblem } = useToasts();
  return (
    <div className="flex flex-wrap items-center gap-3 px-4 py-2">
      <Button look="stop-outline" onClick={() => setOpen(true)}>
        Sign out everywhere…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Sign out everywhere"
        description="Every session of yours ends now, this one included. You can sign in again at once."
      >
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Stay signed in</Button>
          <Button
            look="stop"
            pending={pending}
            onClick={() => startTransition(async () => tellProblem(await signOutEverywhere()))}
          >
            Sign out everywhere
          </Button>
        </DialogActions>
      </Dialog>
    </div>
  );
}
