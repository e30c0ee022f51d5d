import { refuse, type Refusal } from '@agent-os/core/errors';
import type { StoppedLoop } from '../../directory/index.ts';

const words = {
  cycle: 'repeats what was said before',
  repeat: 'sends the same request again and again',
  velocity: 'spends money far faster than ever before',
} as const;

const decimals = 6;

/** What a finding says, without its verdict: who does what, since when, how often, at what cost. */
export function describeLoop(
  { detector, agentIds, calls, sinceMs, costNanoUsd }: Omit<StoppedLoop, 'id' | 'runId' | 'firstCallId' | 'atMs'>,
  slugOf: (agentId: string) => string,
): string {
  const who = agentIds.map(slugOf).join(', ');
  const since = `${new Date(sinceMs).toISOString().slice(0, 19)}Z`;
  const usd = (Number(costNanoUsd) / 1e9).toFixed(decimals);
  return `${who} ${words[detector]}: ${calls} calls since ${since}, ${usd} USD`;
}

/** For a call that belongs to a loop that was stopped: what repeats, and how to go on. */
export function refusalOfLoop(loop: StoppedLoop, slugOf: (agentId: string) => string): Refusal {
  const [first = ''] = loop.agentIds;
  const scope =
    loop.runId === null
      ? 'This call belongs to a loop and was refused'
      : `The run ${loop.runId} is a loop and was stopped`;
  const goOn = loop.runId === null ? 'Send something else' : 'Begin a new run';
  return refuse(
    'loop_detected',
    `${scope}: ${describeLoop(loop, slugOf)}. ${goOn}, or have somebody who may change agents clear the finding ${loop.id} ` +
      `on the page of ${slugOf(first)} in the console, under Loops.`,
  );
}
