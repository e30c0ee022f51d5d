'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/index.ts';
import type { AgentListItem } from '../agent-types.ts';
import { StateDialog } from './state-dialog.tsx';

/** Retires an agent that was suspended before: its keys stay refused, its calls stay on the books. */
export function RetireControl({ agent }: { readonly agent: AgentListItem }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="ghost" onClick={() => setOpen(true)}>
        Retire…
      </Button>
      <StateDialog change="retire" agents={[agent]} open={open} onOpenChange={setOpen} />
    </>
  );
}
