import type { agent, agentDetail, agentFigures, agentListItem } from '@agent-os/core/contracts';
import { decideAgentHealth } from '@agent-os/core/fleet';
import type { AgentFiguresRow, AgentRow, AgentWork, ListedAgentRow } from '@agent-os/db';
import type { z } from 'zod';

const dayMs = 24 * 3_600_000;
const normalDaysMax = 7;

/** A row of the registry: times in epoch ms. */
export function agentListItemWire(row: ListedAgentRow): z.infer<typeof agentListItem> {
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
  return { ...agentListItemWire(row), ...workOf(row) };
}

/** Mean cost of a complete UTC day of the agent's life, of seven at most; null on its first day. */
function costNormalOf({ createdAtMs, costLastWeekNanoUsd }: AgentFiguresRow, nowMs: number): string | null {
  const firstWholeDay = Math.ceil(createdAtMs / dayMs);
  const days = Math.min(normalDaysMax, Math.floor(nowMs / dayMs) - firstWholeDay);
  return days < 1 ? null : (BigInt(costLastWeekNanoUsd) / BigInt(days)).toString();
}

type Figures = Omit<z.infer<typeof agentFigures>, 'agentId'>;

function figuresOf(row: AgentFiguresRow, runningNow: number, nowMs: number): Figures {
  const { callsLastDay: calls, failedLastDay: failed, lastErrorAtMs, lastCallAtMs } = row;
  return {
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

/** An agent's figures. `runningNow` calls are in flight: they count as calls of today, and as nothing else yet. */
export function agentFiguresWire(
  row: AgentFiguresRow,
  runningNow: number,
  nowMs: number,
): z.infer<typeof agentFigures> {
  return { agentId: row.agentId, ...figuresOf(row, runningNow, nowMs) };
}

/** Who an agent is and what its calls came to. */
export function agentDetailWire(
  row: AgentRow,
  figures: AgentFiguresRow,
  runningNow: number,
  nowMs: number,
): z.infer<typeof agentDetail> {
  return { ...agentWire(row), ...figuresOf(figures, runningNow, nowMs) };
}
