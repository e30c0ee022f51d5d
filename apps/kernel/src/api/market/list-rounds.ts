import { marketRounds, marketRoundsInput } from '@agent-os/core/contracts';
import { findMarketState, listMarketRoundSummaries } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';

/** A page of the rounds that are kept, the newest first. */
export const listRounds = organisationProcedure('market:read')
  .input(marketRoundsInput)
  .output(marketRounds)
  .query(({ ctx, input: { before, limit } }) =>
    ctx.read(async (tx) => {
      const state = await findMarketState(tx);
      const rows = await listMarketRoundSummaries(tx, before === null ? null : BigInt(before), limit + 1);
      const page = rows.slice(0, limit);
      return {
        rounds: page.map(({ number, at, hash, paid, ...facts }) => ({
          ...facts,
          number: Number(number),
          at: at.getTime(),
          hash: Buffer.from(hash).toString('hex'),
          paid: Number(paid),
          settled: number <= (state?.settledRound ?? 0n),
        })),
        next: rows.length > limit ? Number(page.at(-1)?.number ?? 0n) : null,
      };
    }),
  );
