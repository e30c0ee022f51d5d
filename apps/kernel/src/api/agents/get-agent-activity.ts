import { agentActivity, getAgentInput } from '@agent-os/core/contracts';
import { listAgentHours, listAgentProblems, type AgentHourRow } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { dayStartOf } from './day-start.ts';
import { requireAgent } from './require-agent.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const daysShown = 8;
const hoursShown = 24;
const callsExamined = 5000;

/** The sum of the hours that begin in the period, from inclusive to exclusive. */
function sumHours(rows: readonly AgentHourRow[], fromMs: number, toMs: number) {
  const within = rows.filter(({ startsAt }) => startsAt.getTime() >= fromMs && startsAt.getTime() < toMs);
  const total = (read: (row: AgentHourRow) => number) => within.reduce((sum, row) => sum + read(row), 0);
  return {
    startsAt: fromMs,
    calls: total(({ calls }) => calls),
    failed: total(({ failed }) => failed),
    denied: total(({ denied }) => denied),
    simulated: total(({ simulated }) => simulated),
    withoutCost: total(({ withoutCost }) => withoutCost),
    costNanoUsd: within.reduce((sum, { costNanoUsd }) => sum + costNanoUsd, 0n).toString(),
  };
}

export const getAgentActivity = organisationProcedure('agents:read')
  .input(getAgentInput)
  .output(agentActivity)
  .query(async ({ ctx, input }) => {
    const asOf = ctx.dependencies.clock.nowMs();
    const dayStart = dayStartOf(input.dayStart, asOf);
    const firstDay = dayStart - (daysShown - 1) * dayMs;
    const { rows, found } = await ctx.read(async (tx) => {
      await requireAgent(tx, input.agentId);
      return {
        rows: await listAgentHours(tx, input.agentId, firstDay),
        found: await listAgentProblems(tx, input.agentId, asOf - dayMs, callsExamined),
      };
    });
    const thisHour = Math.floor(asOf / hourMs) * hourMs;
    return {
      asOf,
      hours: Array.from({ length: hoursShown }, (_, index) => {
        const startsAt = thisHour - (hoursShown - 1 - index) * hourMs;
        return sumHours(rows, startsAt, startsAt + hourMs);
      }),
      // Days are 24 hours back from the start of today: an hour off on the two days a year when clocks change.
      days: Array.from({ length: daysShown }, (_, index) => {
        const startsAt = firstDay + index * dayMs;
        return sumHours(rows, startsAt, index === daysShown - 1 ? asOf : startsAt + dayMs);
      }),
      problems: found.problems.map(({ lastAt, examined: _examined, ...problem }) => ({
        ...problem,
        lastAt: lastAt.getTime(),
      })),
      examined: found.examined,
    };
  });
