'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/index.ts';
import type { AgentListItem } from '../agent-types.ts';
import { StateDialog } from './state-dialog.tsx';

/** Suspends an agent, or lets it call again; both need a reason, which the audit trail keeps. */
export function AgentStateControl({ agent }: { readonly agent: AgentListItem }) {
  const [open, setOpen] = useState(false);
  const change = agent.state === 'active' ? 'suspend' : 'resume';
  return (
    <>
      <Button look={change === 'suspend' ? 'stop-outline' : 'outline'} onClick={() => setOpen(true)}>
        {change === 'suspend' ? 'Suspend…' : 'Resume…'}
      </Button>
      <StateDialog change={change} agents={[agent]} open={open} onOpenChange={setOpen} />
    </>
  );
}
