import type { StateShape } from '@/components/ui/index.ts';
import type { AgentRun } from '../agent-types.ts';

export interface DescribedRun {
  readonly shape: StateShape;
  readonly words: string;
  readonly tone: string;
}

/** How a run stands by its calls: what runs, else how its last call ended, with what went wrong on the way. */
export function describeRun({
  running,
  failed,
  denied,
  lastState,
}: Pick<AgentRun, 'running' | 'failed' | 'denied' | 'lastState'>): DescribedRun {
  if (running > 0) return { shape: 'running', words: 'running', tone: 'text-run' };
  if (lastState === 'failed' || lastState === 'interrupted') {
    return { shape: 'error', words: lastState, tone: 'text-stop' };
  }
  if (lastState === 'denied') return { shape: 'error', words: 'denied', tone: 'text-stop' };
  if (lastState === 'cancelled') return { shape: 'left', words: 'cancelled', tone: 'text-care' };
  const mended = failed + denied;
  return { shape: 'settled', words: mended > 0 ? `settled, ${mended} not answered` : 'settled', tone: 'text-ink-2' };
}
