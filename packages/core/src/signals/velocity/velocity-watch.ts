import { BoundedMap } from '../bounded-map.ts';
import type { LoopPolicy } from '../loop-policy.ts';
import type { LoopEvidence } from '../loops/index.ts';
import { UsualMinute } from './usual-minute.ts';

const minuteMs = 60_000;
const agentsMax = 5_000;
/** Fewer minutes of work are no past to judge by. */
const minutesMin = 20;
const distanceMin = 3.5;
/** A hundredth of a day's budget a minute spends it in 100 minutes: 14.4 times its pace. */
const budgetShare = 0.01;
const quietAfterFindingMinutes = 15;
const callIdsMax = 12;

interface Minutes {
  readonly usual: UsualMinute;
  minute: number;
  nanoUsd: number;
  formerNanoUsd: number;
  calls: number;
  callIds: string[];
  firstCallId: string;
  quietUntil: number;
}

export interface SettledCost {
  readonly id: string;
  readonly agentId: string;
  readonly runId: string | null;
  readonly costNanoUsd: bigint | null;
}

/** Finds minutes that cost far more than an agent's own usually do, or two in a row that spend a day's budget in less than two hours. */
export class VelocityWatch {
  readonly #agents = new BoundedMap<string, Minutes>(agentsMax);

  settled(
    call: SettledCost,
    { velocity }: Pick<LoopPolicy, 'velocity'>,
    dailyBudgetNanoUsd: bigint | undefined,
    nowMs: number,
  ): LoopEvidence | undefined {
    const minute = Math.floor(nowMs / minuteMs);
    const agent = this.#agents.get(call.agentId) ?? newAgent(minute);
    this.#agents.set(call.agentId, agent);
    if (agent.minute !== minute) turnPage(agent, minute);
    agent.nanoUsd += Number(call.costNanoUsd ?? 0n);
    agent.calls += 1;
    if (agent.firstCallId === '') agent.firstCallId = call.id;
    if (agent.callIds.push(call.id) > callIdsMax) agent.callIds.shift();
    if (agent.nanoUsd < velocity.floorNanoUsd || minute < agent.quietUntil) return undefined;
    const limit = limitPassed(agent, velocity.factor, dailyBudgetNanoUsd);
    if (limit === undefined) return undefined;
    agent.quietUntil = minute + quietAfterFindingMinutes;
    return {
      detector: 'velocity',
      agentIds: [call.agentId],
      runId: call.runId,
      prints: [],
      sinceMs: minute * minuteMs,
      calls: agent.calls,
      costNanoUsd: BigInt(Math.round(agent.nanoUsd)),
      firstCallId: agent.firstCallId,
      lastCallId: call.id,
      callIds: [...agent.callIds],
      exact: false,
      measured: Math.round(agent.nanoUsd),
      limit: Math.round(limit),
    };
  }
}

/** Nano-USD a minute; undefined while none is passed. */
function limitPassed(agent: Minutes, factor: number, dailyBudgetNanoUsd: bigint | undefined): number | undefined {
  const { usual, nanoUsd, formerNanoUsd } = agent;
  const hasPast = usual.minutes >= minutesMin;
  const ownLimit = hasPast ? usual.medianNanoUsd * factor : undefined;
  if (ownLimit !== undefined && nanoUsd > ownLimit && usual.distanceOf(nanoUsd) > distanceMin) return ownLimit;
  if (dailyBudgetNanoUsd === undefined) return undefined;
  const budgetLimit = Number(dailyBudgetNanoUsd) * budgetShare;
  const isSustained = nanoUsd >= budgetLimit && formerNanoUsd >= budgetLimit;
  // What an agent always does is no surprise, however large a part of its budget it is.
  const isUsual = hasPast && usual.distanceOf(nanoUsd) < 1;
  return isSustained && !isUsual ? budgetLimit : undefined;
}

function newAgent(minute: number): Minutes {
  return {
    usual: new UsualMinute(),
    minute,
    nanoUsd: 0,
    formerNanoUsd: 0,
    calls: 0,
    callIds: [],
    firstCallId: '',
    quietUntil: 0,
  };
}

/** A minute in which a finding was made is no example of what is usual. */
function turnPage(agent: Minutes, minute: number): void {
  const wasFound = agent.quietUntil > agent.minute;
  if (agent.nanoUsd > 0 && !wasFound) agent.usual.add(agent.nanoUsd);
  agent.formerNanoUsd = agent.minute === minute - 1 ? agent.nanoUsd : 0;
  agent.minute = minute;
  agent.nanoUsd = 0;
  agent.calls = 0;
  agent.callIds = [];
  agent.firstCallId = '';
}
