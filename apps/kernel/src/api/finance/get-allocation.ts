import { chargeback } from '@agent-os/core/economy';
import { financeAllocation, financeAllocationInput } from '@agent-os/core/contracts';
import { listOwnerSpend, listDaySpend } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { nameOwners } from './name-owners.ts';
import { spanOf } from './period-span.ts';
import { chooseSpendKind } from './spend-kind.ts';

/** What each department pays for the calls of a month or of other days, what is traced to none as a line of its own or spread over them. */
export const getAllocation = organisationProcedure('finance:read')
  .input(financeAllocationInput)
  .output(financeAllocation)
  .query(async ({ ctx, input }) => {
    const { month = null, spread } = input;
    const span = spanOf(input);
    const { spend, rows, names } = await ctx.read(async (tx) => {
      const kind = chooseSpendKind(input.spend, await listDaySpend(tx, span.fromMs, span.toMs));
      return {
        spend: kind,
        rows: await listOwnerSpend(tx, {
          by: 'department',
          simulated: kind === 'simulated',
          fromMs: span.fromMs,
          untilMs: span.toMs,
          other: { fromMs: span.fromMs, untilMs: span.fromMs },
        }),
        names: await nameOwners(tx, 'department'),
      };
    });
    const owned = rows.map(({ id, costNanoUsd }) => ({ id, nanoUsd: costNanoUsd }));
    const untraced = owned.filter(({ id }) => id === '').reduce((sum, { nanoUsd }) => sum + nanoUsd, 0n);
    const departments = owned
      .filter(({ id, nanoUsd }) => id !== '' && nanoUsd > 0n)
      .toSorted((one, other) => (one.nanoUsd === other.nanoUsd ? 0 : one.nanoUsd > other.nanoUsd ? -1 : 1));
    const charged = chargeback(departments, untraced, spread);
    return {
      month,
      from: span.fromMs,
      to: span.toMs,
      spend,
      spread,
      owners: charged.owners.map(({ id, nanoUsd, fromUnallocatedNanoUsd, chargedNanoUsd }) => ({
        id,
        name: names.get(id)?.name ?? id,
        directNanoUsd: nanoUsd.toString(),
        fromUnallocatedNanoUsd: fromUnallocatedNanoUsd.toString(),
        chargedNanoUsd: chargedNanoUsd.toString(),
      })),
      unallocatedNanoUsd: charged.unallocatedNanoUsd.toString(),
      untracedNanoUsd: untraced.toString(),
      totalNanoUsd: owned.reduce((sum, { nanoUsd }) => sum + nanoUsd, 0n).toString(),
    };
  });
