'use client';

import { useState } from 'react';
import {
  Button,
  CopyButton,
  Dialog,
  DialogActions,
  EmptyState,
  ErrorState,
  Facts,
  KeyHint,
  LoadingRows,
  Panel,
  SelectField,
  TextField,
  ToastProvider,
  useToasts,
} from '@/components/ui/index.ts';

function Toasts() {
  const { tell, tellProblem } = useToasts();
  return (
    <>
      <Button onClick={() => tell('tier1-resolver stopped, 96 runs in 188 ms. 3 of 3 replicas acknowledged.')}>
        Tell
      </Button>
      <Button onClick={() => tellProblem('Cap not applied: must-run load is 2.71 kW. Nothing changed.')}>
        Tell a problem
      </Button>
    </>
  );
}

/** Controls, messages, and what stands where there is no data. */
export function ControlsSection() {
  const [open, setOpen] = useState(false);
  return (
    <div className="grid lg:grid-cols-2">
      <Panel title="Buttons" note="ink is the main action">
        <div className="flex flex-wrap items-center gap-2 px-4 py-2">
          <Button look="main">Apply</Button>
          <Button>Approve</Button>
          <Button look="ghost">Ghost</Button>
          <Button look="stop-outline">Stop…</Button>
          <Button look="stop">Stop now</Button>
          <Button disabled>Disabled</Button>
          <Button pending>Applying</Button>
          <Button size="small">Small</Button>
          <CopyButton text="call_01kaf3qc7m2v" what="call id" labelled />
          <KeyHint>⌘K</KeyHint>
          <ToastProvider>
            <Toasts />
          </ToastProvider>
          <Button onClick={() => setOpen(true)}>Open a dialog…</Button>
          <Dialog open={open} onOpenChange={setOpen} title="Rotate the key" description="The old key works for 24 h.">
            <DialogActions>
              <Button onClick={() => setOpen(false)}>Keep it</Button>
              <Button look="main" onClick={() => setOpen(false)}>
                Rotate
              </Button>
            </DialogActions>
          </Dialog>
        </div>
      </Panel>
      <Panel title="Inputs" note="the outline is 3 : 1">
        <div className="grid grid-cols-2 gap-3 px-4 py-2">
          <TextField label="Daily cap, USD" defaultValue="160.00" />
          <TextField label="Power cap, kW" defaultValue="2.40" problem="Must-run load needs 2.71 kW." />
          <SelectField label="Class">
            <option>interactive</option>
            <option>batch</option>
          </SelectField>
          <TextField label="Disabled" disabled defaultValue="none" hint="Only an admin can change it." />
        </div>
      </Panel>
      <Panel title="Facts">
        <Facts
          facts={[
            ['Owner', 'Priya Raman'],
            ['Identity', 'agt_01j2m9x4'],
            ['Never', 'prices, legal promises, health'],
          ]}
        />
      </Panel>
      <Panel title="Not data" note="empty, loading and failed are different things">
        <EmptyState title="No approvals wait for you.">The next digest is at 12:00.</EmptyState>
        <LoadingRows label="approvals" rows={2} />
        <ErrorState what="unit cost" problem="The other figures are complete." retry={() => undefined} />
      </Panel>
    </div>
  );
}
