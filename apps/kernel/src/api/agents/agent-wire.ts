import type { agent, agentDetail, agentListItem } from '@agent-os/core/contracts';
import { decideAgentHealth } from '@agent-os/core/fleet';
import type { AgentActivityRow, AgentRow, AgentWork } from '@agent-os/db';
import type { z } from 'zod';

const dayMs = 24 * 3_600_000;
const normalDaysMax = 7;

type Facts = Omit<z.infer<typeof agent>, 'purpose' | keyof AgentWork>;

function factsOf(row: Omit<AgentRow, 'purpose' | keyof AgentWork>): Facts {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    state: row.state,
    riskClass: row.riskClass,
    department: row.department,
    team: row.team,
    owner: row.owner,
    allowedModels: row.allowedModels,
    shareIdenticalCalls: row.shareIdenticalCalls,
    reuseAnswers: row.reuseAnswers,
    version: row.version,
    versionAt: row.versionAtMs,
    createdAt: row.createdAtMs,
  };
}

function workOf({
  purpose,
  capabilities,
  minInstances,
  maxInstances,
  tasksPerInstance,
}: AgentWork & Pick<AgentRow, 'purpose'>) {
  return { purpose, capabilities, minInstances, maxInstances, tasksPerInstance };
}

/** An agent as it travels: times in epoch ms. */
export function agentWire(row: AgentRow): z.infer<typeof agent> {
  return { ...factsOf(row), ...workOf(row) };
}

/** Mean cost of a complete UTC day of the agent's life, of seven at most; null on its first day. */
function costNormalOf({ createdAtMs, costLastWeekNanoUsd }: AgentActivityRow, nowMs: number): string | null {
  const firstWholeDay = Math.ceil(createdAtMs / dayMs);
  const days = Math.min(normalDaysMax, Math.floor(nowMs / dayMs) - firstWholeDay);
  return days < 1 ? null : (BigInt(costLastWeekNanoUsd) / BigInt(days)).toString();
}

/** A row of the registry. `runningNow` calls are in flight: they count as calls of today, and as nothing else yet. */
export function agentListItemWire(
  row: AgentActivityRow,
  runningNow: number,
  nowMs: number,
): z.infer<typeof agentListItem> {
  const { callsLastDay: calls, failedLastDay: failed, lastErrorAtMs, lastCallAtMs } = row;
  return {
    ...factsOf(row),
    callsToday: row.callsToday + runningNow,
    costTodayNanoUsd: row.costTodayNanoUsd,
    callsWithoutCostToday: row.callsWithoutCostToday,
    simulatedToday: row.simulatedToday,
    failedToday: row.failedToday,
    runningNow,
    costNormalNanoUsd: costNormalOf(row, nowMs),
    lastCallAt: runningNow > 0 ? nowMs : lastCallAtMs,
    health: {
      state: decideAgentHealth({ everCalled: lastCallAtMs !== null || runningNow > 0, calls, failed }),
      calls,
      failed,
      denied: row.deniedLastDay,
      lastError:
        lastErrorAtMs === null || nowMs - lastErrorAtMs > dayMs
          ? null
          : { code: row.lastErrorCode ?? 'unknown', at: lastErrorAtMs },
    },
  };
}

export function agentDetailWire(
  row: AgentActivityRow & AgentWork & Pick<AgentRow, 'purpose'>,
  runningNow: number,
  nowMs: number,
): z.infer<typeof agentDetail> {
  return { ...agentListItemWire(row, runningNow, nowMs), ...workOf(row) };
}
