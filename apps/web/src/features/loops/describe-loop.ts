import { formatCount, formatQuantity } from '@/format/index.ts';
import type { LoopAction, LoopFinding, LoopPolicy } from './loop-types.ts';

const detectorWords = {
  repeat: 'sent the same request again and again',
  cycle: 'repeated what was said before',
  velocity: 'spent far more a minute than usual',
} as const;

type Told = Pick<LoopFinding, 'detector' | 'agents' | 'runId' | 'calls'>;

/** Who did what, in one sentence. */
export function describeFinding({ detector, agents, runId, calls }: Told): string {
  const who = agents.map(({ slug }) => slug).join(' and ');
  const where = runId === null ? '' : ` in run ${runId}`;
  return `${who} ${detectorWords[detector]}${where}, ${formatQuantity(calls, 'call')}.`;
}

const actionWords = {
  warn: { word: 'warned', shape: 'degraded' },
  pause: { word: 'paused', shape: 'suspended' },
  kill: { word: 'stopped', shape: 'stopped' },
} as const;

/** What was done about it; a finding that was cleared is settled, whatever was done. */
export function describeOutcome({ action, cleared }: Pick<LoopFinding, 'action' | 'cleared'>) {
  return cleared === null ? actionWords[action] : ({ word: 'cleared', shape: 'settled' } as const);
}

/** What it is founded on: what was counted and the limit. */
export function describeEvidence({ detector, evidence }: Pick<LoopFinding, 'detector' | 'evidence'>): string {
  const { measured, limit, exact } = evidence;
  if (detector === 'velocity') return `${usd(measured)} USD in a minute, against a limit of ${usd(limit)}`;
  return `${measured} repeats by weight, against a limit of ${limit}${exact ? ', word by word' : ''}`;
}

export const actionNames: Readonly<Record<LoopAction, string>> = {
  off: 'Off: not looked for',
  warn: 'Warn: recorded, and noted in the answer’s headers',
  pause: 'Pause: the agent is suspended',
  kill: 'Kill: the run is stopped',
};

const shortNames: Readonly<Record<LoopAction, string>> = {
  off: 'not looked for',
  warn: 'warn',
  pause: 'pause the agent',
  kill: 'stop the run',
};

/** The policy as facts. */
export function describePolicy({ repeat, cycle, velocity }: LoopPolicy): readonly (readonly [string, string])[] {
  return [
    ['Same request', `${shortNames[repeat.action]} after ${formatCount(repeat.limit)} repeats`],
    [
      'Cycle',
      `${shortNames[cycle.action]} after ${formatCount(cycle.limit)} steps without anything new, ${formatCount(cycle.selfLimit)} of an agent alone`,
    ],
    [
      'Cost a minute',
      `${shortNames[velocity.action]} at ${formatCount(velocity.factor)} times the usual and more than ${usd(velocity.floorNanoUsd)} USD`,
    ],
  ];
}

export function usd(nanoUsd: number): string {
  return String(Math.round(nanoUsd / 1e5) / 1e4);
}
