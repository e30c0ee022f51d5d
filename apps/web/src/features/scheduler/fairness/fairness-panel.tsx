import { Explain, Facts, Panel } from '@/components/ui/index.ts';
import { lazyPart } from '@/later/index.ts';
import { policyName } from '../queue/prepare-queue.ts';
import type { PoolStatus } from '../scheduler-types.ts';
import { GapBar } from './gap-bar.tsx';
import { prepareFairness, type FairnessView } from './prepare-fairness.ts';

// Nothing of it is on a page that just opened, and its chart is a tenth of the room's script.
const GapCourse = lazyPart(async () => (await import('./gap-course.tsx')).GapCourse);

function Measured({ pool, view }: { readonly pool: PoolStatus; readonly view: FairnessView }) {
  const why = {
    title: 'How unequally owners were served',
    sentence: pool.fairness.explanation,
    inputs: view.inputs,
    version: policyName(pool.policy),
  };
  return (
    <>
      <div className="px-4 pt-2">
        <div className="flex items-baseline justify-between gap-2">
          <span className={view.broken ? 'text-stop' : 'text-ink-2'}>
            <strong className="text-15 font-semibold text-ink-1">{view.gapTokens}</strong> gap, {view.part} of the bound
          </span>
          <span className="text-ink-2">
            <strong className="text-15 font-semibold text-ink-1">{view.boundTokens}</strong> bound
          </span>
        </div>
        <GapBar view={view} />
      </div>
      <Facts
        facts={[
          ['Most served', view.most],
          ['Least served', view.least],
          ['Bound', view.formula],
          [
            'Both waited',
            <Explain key="why" explanation={why}>
              {view.waited}
            </Explain>,
          ],
        ]}
      />
    </>
  );
}

/** How far two owners that both wait have drifted apart, against the most that fair sharing lets them. */
export function FairnessPanel({ pool }: { readonly pool: PoolStatus }) {
  const view = prepareFairness(pool);
  return (
    <Panel title="Fairness gap" note="worst pair, weighted tokens">
      {view === undefined ? (
        <p className="px-4 py-2 text-ink-2">{pool.fairness.explanation}</p>
      ) : (
        <Measured pool={pool} view={view} />
      )}
      <GapCourse pool={pool} />
    </Panel>
  );
}
