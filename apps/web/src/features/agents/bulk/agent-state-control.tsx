'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/index.ts';
import type { AgentListItem } from '../agent-types.ts';
import { StateDialog } from './state-dialog.tsx';

export interface AgentStateControlProps {
  readonly agent: AgentListItem;
  /** Given when something else opens the dialog too. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** Suspends an agent, or lets it call again; both need a reason, which the audit trail keeps. */
export function AgentStateControl({ agent, open: given, onOpenChange }: AgentStateControlProps) {
  const [own, setOwn] = useState(false);
  const [open, setOpen] = [given ?? own, onOpenChange ?? setOwn];
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
