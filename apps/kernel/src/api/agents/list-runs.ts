import { agentInput, agentRuns } from '@agent-os/core/contracts';
import { listAgentRuns } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { requireAgent } from './require-agent.ts';

const callsMax = 5000;
const runsMax = 200;

/** The newest runs of an agent, as its calls name them. */
export const listRuns = organisationProcedure('calls:read')
  .input(agentInput)
  .output(agentRuns)
  .query(async ({ ctx, input: { agentId } }) => {
    const { runs, examined, withoutRun } = await ctx.read(async (tx) => {
      await requireAgent(tx, agentId);
      return listAgentRuns(tx, agentId, { callsMax, runsMax });
    });
    return {
      runs: runs.map((run) => ({
        ...run,
        inputTokens: Number(run.inputTokens),
        outputTokens: Number(run.outputTokens),
        energyMillijoules: run.energyMillijoules === null ? null : Number(run.energyMillijoules),
        carbonLocationMicrograms: run.carbonLocationMicrograms === null ? null : Number(run.carbonLocationMicrograms),
        startedAt: run.startedAt.getTime(),
        endedAt: run.endedAt?.getTime() ?? null,
      })),
      examined,
      older: examined === callsMax || runs.length === runsMax,
      withoutRun,
    };
  });
