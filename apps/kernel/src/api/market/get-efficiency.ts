import { marketEfficiency, marketEfficiencyInput } from '@agent-os/core/contracts';
import { EfficiencyCourse } from '@agent-os/core/market';
import { organisationProcedure } from '../procedures/index.ts';
import { requirePool } from '../scheduler/index.ts';
import { readJournal } from './read-journal.ts';

const pointsMost = 60;

/** How near a pool's kept rounds came to the best that their demand and limits allowed. */
export const getEfficiency = organisationProcedure('market:read')
  .input(marketEfficiencyInput)
  .output(marketEfficiency)
  .query(async ({ ctx, input: { poolId, spanMs } }) => {
    const { id, slug } = await ctx.read((tx) => requirePool(tx, poolId));
    const course = new EfficiencyCourse(id);
    const looked = await readJournal(ctx.read, spanMs, (journalled, row) => course.add(journalled, row.at.getTime()));
    const { rounds: judged, points, ...facts } = course.course(pointsMost);
    return { ...looked, leftOut: course.leftOut, pool: { id, slug }, judged, ...facts, points: [...points] };
  });
