import { Explain, Timeline, type TimelineRow } from '@/components/ui/index.ts';
import type { CallDetail, CallStep } from './call-types.ts';
import { elapsedOf } from './describe-call.ts';
import { explainInputs, explainTitle } from './explain-inputs.ts';
import { preparePath } from './prepare-path.ts';

function Reason({ step, call }: { readonly step: CallStep; readonly call: CallDetail }) {
  return (
    <Explain
      explanation={{
        title: explainTitle(step.step),
        sentence: step.explanation,
        inputs: explainInputs(step.step, call),
        links: step.step === 'price' ? [{ label: 'Show prices', href: '/models' }] : [],
        simulated: call.simulated,
      }}
      className="whitespace-normal [overflow-wrap:anywhere]"
    >
      {step.explanation}
    </Explain>
  );
}

/** The eight steps to one time scale with the reason at each; a call that runs shows how far it is. */
export function CallPath({ call }: { readonly call: CallDetail }) {
  const rows: readonly TimelineRow[] = preparePath(call).map(({ name, step, segments }) => ({
    id: name,
    label: name,
    segments,
    failed: step?.outcome === 'failed',
    ...(step === undefined ? {} : { reason: <Reason step={step} call={call} /> }),
  }));
  return (
    <Timeline
      label="Steps of this call"
      rows={rows}
      endUs={elapsedOf(call) ?? 0}
      numbered
      legend={call.steps.length > 0}
      legendNote={
        <span>
          <span className="underline decoration-dotted underline-offset-3">dotted</span> opens the reason
        </span>
      }
    />
  );
}
