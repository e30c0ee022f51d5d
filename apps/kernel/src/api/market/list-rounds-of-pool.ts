import { marketHistory, marketHistoryInput } from '@agent-os/core/contracts';
import { listPoolRounds } from '@agent-os/db';
import type { ListedOutcome } from '../../market/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requirePool } from '../scheduler/index.ts';

/** A page of the kept rounds of a pool, the newest first: what it cost, held and shed, and what bound it. */
export const listRoundsOfPool = organisationProcedure('market:read')
  .input(marketHistoryInput)
  .output(marketHistory)
  .query(({ ctx, input: { poolId, cursor, limit } }) =>
    ctx.read(async (tx) => {
      const { id } = await requirePool(tx, poolId);
      const rows = await listPoolRounds(tx, id, cursor === undefined ? null : BigInt(cursor), limit + 1);
      const page = rows.slice(0, limit);
      return {
        rounds: page.map(({ number, at, mode, hash, mustRunSlots, shedSlots, outcome }) => {
          // Written by core's own clearing.
          const { price, type, load, limits, binding, askedSlots, unservedSlots, paid } = outcome as ListedOutcome;
          return {
            round: Number(number),
            at: at.getTime(),
            mode,
            hash: Buffer.from(hash).toString('hex'),
            price,
            type,
            askedSlots,
            grantedSlots: load.slots,
            unservedSlots,
            mustRunSlots,
            shedSlots,
            paid,
            binding: [...binding],
            load,
            limits,
          };
        }),
        next: rows.length > limit ? Number(page.at(-1)?.number ?? 0n) : null,
      };
    }),
  );
