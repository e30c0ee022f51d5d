import { callSteps } from '@agent-os/core/choices';

/** Where a call is, or where it ended. Indexes count the eight steps from 0. */
export interface CallPath {
  /** Steps that were reached. */
  readonly reached: number;
  /** The step that runs now, or the one that stopped the call; undefined when all went well. */
  readonly marked: number | undefined;
  readonly running: boolean;
}

const stepWidth = 4;
const tickWidth = 3;
const height = 10;

/** Words for the picture: `stopped at permit, step 2 of 8`. */
export function describePath({ marked, running }: CallPath): string {
  if (marked === undefined) return `all ${callSteps.length} steps done`;
  const index = Math.min(Math.max(marked, 0), callSteps.length - 1);
  return `${running ? 'now at' : 'stopped at'} ${callSteps[index] ?? ''}, step ${index + 1} of ${callSteps.length}`;
}

function tickClass(index: number, { reached, marked, running }: CallPath): string {
  if (index === marked) return running ? 'fill-run-mark' : 'fill-stop-mark';
  return index < reached ? 'fill-ink-3' : 'fill-surface-3';
}

/** Eight ticks: where a call is, or where it stopped. */
export function PathGlyph({ path }: { readonly path: CallPath }) {
  return (
    <svg
      role="img"
      aria-label={describePath(path)}
      viewBox={`0 0 ${callSteps.length * stepWidth - 1} ${height}`}
      className="h-2.5 w-[31px] shrink-0"
    >
      {callSteps.map((step, index) => (
        <rect key={step} x={index * stepWidth} width={tickWidth} height={height} className={tickClass(index, path)} />
      ))}
    </svg>
  );
}
