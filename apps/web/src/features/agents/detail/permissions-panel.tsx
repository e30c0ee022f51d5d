import type { ReactNode } from 'react';
import { Facts, Panel } from '@/components/ui/index.ts';
import type { AgentDetail } from '../agent-types.ts';

/** What the permit step says of this agent, in short. */
export function PermissionsPanel({ agent, actions }: { readonly agent: AgentDetail; readonly actions: ReactNode }) {
  const { allowedModels, state, shareIdenticalCalls, reuseAnswers } = agent;
  return (
    <Panel title="Permissions" note="step 2, permit" actions={actions}>
      <Facts
        facts={[
          [
            'May call',
            state === 'active' ? (
              'yes'
            ) : (
              <span key="no" className="text-stop">
                no, it is {state}
              </span>
            ),
          ],
          ['Models', allowedModels.length === 0 ? 'every model of the organisation' : allowedModels.join(', ')],
          ['Shares executions', shareIdenticalCalls ? 'with calls that are the same' : 'no'],
          ['Reuses answers', reuseAnswers ? 'of earlier calls that are the same' : 'no'],
        ]}
      />
    </Panel>
  );
}
