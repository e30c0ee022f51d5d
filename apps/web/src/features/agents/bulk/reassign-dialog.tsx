'use client';

import type { ReactNode } from 'react';
import { formatQuantity } from '@/format/index.ts';
import type { AgentListItem } from '../agent-types.ts';
import { BulkDialog, type BulkDialogProps } from './bulk-dialog.tsx';

/** What the dialogs of a place and of an owner are given. */
export interface ChangeDialogProps {
  readonly agents: readonly AgentListItem[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export interface ReassignDialogProps<Target>
  extends ChangeDialogProps, Pick<BulkDialogProps<Target>, 'target' | 'change' | 'title'> {
  readonly verb: string;
  /** Whose they become, in words; undefined before it is chosen. */
  readonly chosen: string | undefined;
  /** Whether an agent is not so already. */
  readonly changes: (agent: AgentListItem) => boolean;
  /** The fields; they say how many agents would change once something is chosen. */
  readonly children: (willChange: string | undefined) => ReactNode;
}

/** Gives agents to somebody or something else. Those that are there already are left out. */
export function ReassignDialog<Target extends object>(props: ReassignDialogProps<Target>) {
  const { agents, verb, chosen, changes, children, ...rest } = props;
  const changing = agents.filter(changes);
  return (
    <BulkDialog
      {...rest}
      agents={changing}
      told={(changed) =>
        `${formatQuantity(changed, 'agent')} ${changed === 1 ? 'belongs' : 'belong'} to ${chosen ?? ''} now.`
      }
      confirm={`${verb} ${formatQuantity(chosen === undefined ? agents.length : changing.length, 'agent')}`}
      incomplete={chosen === undefined || changing.length === 0}
    >
      {children(chosen === undefined ? undefined : `${formatQuantity(changing.length, 'agent')} will change.`)}
    </BulkDialog>
  );
}
