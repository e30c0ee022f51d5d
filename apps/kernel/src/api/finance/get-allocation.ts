import { chargeback } from '@agent-os/core/economy';
import { financeAllocation, financeAllocationInput } from '@agent-os/core/contracts';
import { listSpend } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { monthSpanOf } from './month-span.ts';
import { nameOwners } from './name-owners.ts';
import { amountOf, chooseSpendKind } from './spend-kind.ts';

/** What each department pays for a month's calls, what is traced to none as a line of its own or spread over them. */
export const getAllocation = organisationProcedure('finance:read')
  .input(financeAllocationInput)
  .output(financeAllocation)
  .query(async ({ ctx, input: { month, spend: asked, spread } }) => {
    const span = monthSpanOf(month);
    const { rows, names } = await ctx.read(async (tx) => ({
      rows: await listSpend(tx, { fromMs: span.fromMs, untilMs: span.toMs, by: ['department'] }),
      names: await nameOwners(tx, 'department'),
    }));
    const spend = chooseSpendKind(asked, rows);
    const owned = rows.map((row) => ({ id: row.department ?? '', nanoUsd: amountOf(row, spend) }));
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
