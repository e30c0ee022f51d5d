import { listLoopFindingsInput, loopFindings } from '@agent-os/core/contracts';
import { listLoopFindings } from '@agent-os/db';
import { requireAgent } from '../agents/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { agentNames, findingWire } from './loop-wire.ts';

const findingsShown = 100;

/** What was found, the newest first: of one agent, whoever else took part, or of all. */
export const listLoops = organisationProcedure('agents:read')
  .input(listLoopFindingsInput)
  .output(loopFindings)
  .query(({ ctx, input: { agentId } }) =>
    ctx.read(async (tx) => {
      if (agentId !== undefined) await requireAgent(tx, agentId);
      const rows = await listLoopFindings(tx, agentId, findingsShown);
      const names = await agentNames(tx, rows);
      return rows.map((row) => findingWire(row, names));
    }),
  );
