import { FairnessPanel } from './fairness/fairness-panel.tsx';
import { PolicyPanel } from './policy/policy-panel.tsx';
import type { PoolStatus } from './scheduler-types.ts';
import { AgentWaits } from './waits/agent-waits.tsx';
import { ClassWaitsPanel } from './waits/class-waits-panel.tsx';

/** How long work waits in a pool, how fairly it is served, by which policy. */
export function PoolFigures({ pool }: { readonly pool: PoolStatus }) {
  return (
    <div className="grid shrink-0 @3xl:grid-cols-2 @6xl:grid-cols-[minmax(0,6fr)_minmax(0,4fr)_minmax(0,4fr)]">
      <div className="min-w-0 @3xl:border-r">
        <ClassWaitsPanel pool={pool} />
        <AgentWaits pool={pool} />
      </div>
      <div className="min-w-0 @6xl:border-r">
        <FairnessPanel pool={pool} />
      </div>
      <PolicyPanel pool={pool} />
    </div>
  );
}
