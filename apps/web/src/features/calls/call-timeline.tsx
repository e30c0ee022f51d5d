import { callSteps } from '@agent-os/core/contracts';
import { formatDuration, formatMilliseconds } from '@/format/index.ts';
import type { CallDetail } from './call-types.ts';

const barHeight = 8;
const scaleWidth = 1000;
const leastWidth = 3;

type Step = CallDetail['steps'][number];

/** End of the time scale in microseconds: the call's duration, or what its steps took so far. */
export function scaleOf({ steps, durationUs }: Pick<CallDetail, 'steps' | 'durationUs'>): number {
  return Math.max(1, durationUs ?? 0, ...steps.map((step) => step.startUs + step.durationUs));
}

function barClass({ outcome, step }: Step): string {
  if (outcome === 'failed') return 'fill-stop-mark';
  if (step === 'execute' || outcome === 'running') return 'fill-run-mark';
  return step === 'admit' ? 'fill-plot-mid' : 'fill-plot-ink';
}

function Bar({ step, scaleUs }: { readonly step: Step; readonly scaleUs: number }) {
  const width = Math.max(leastWidth, (step.durationUs / scaleUs) * scaleWidth);
  const x = Math.min((step.startUs / scaleUs) * scaleWidth, scaleWidth - width);
  return (
    <svg
      viewBox={`0 0 ${scaleWidth} ${barHeight}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="h-2 w-full bg-surface-2"
    >
      <rect x={Math.max(0, x)} width={width} height={barHeight} className={barClass(step)} />
    </svg>
  );
}

/** The eight steps to one time scale, with the reason at each; steps that were not reached say so. */
export function CallTimeline({ call }: { readonly call: CallDetail }) {
  const scaleUs = scaleOf(call);
  const reached = new Map(call.steps.map((step) => [step.step, step]));
  return (
    <>
      <div className="flex px-4 pt-1 text-11 text-ink-3">
        <span>Step, 0 to {formatDuration(scaleUs)}</span>
        <span className="ml-auto">ms</span>
      </div>
      <ol className="flex flex-col gap-2 px-4 pt-1 pb-3 text-12">
        {callSteps.map((name, index) => {
          const step = reached.get(name);
          return (
            <li key={name} className={step ? undefined : 'text-ink-3'}>
              <div className="grid grid-cols-[92px_minmax(0,1fr)_72px] items-center gap-3">
                <span className="font-medium">
                  <span className="mr-1.5 text-ink-3">{index + 1}</span>
                  {name}
                </span>
                {step ? <Bar step={step} scaleUs={scaleUs} /> : <span className="text-11">not reached</span>}
                <span className="text-right">{formatMilliseconds(step?.durationUs ?? null)}</span>
              </div>
              {step && (
                <p className={step.outcome === 'failed' ? 'ml-4 text-stop' : 'ml-4 text-ink-2'}>{step.explanation}</p>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
