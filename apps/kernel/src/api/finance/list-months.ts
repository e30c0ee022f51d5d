import { financeMonths } from '@agent-os/core/contracts';
import { listLedgerMonths, listMonthSpend, type TenantTransaction } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { monthOf } from './month-span.ts';

/** Names of people and tokens, by their ids. */
async function nameAuthors(tx: TenantTransaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const where = { id: { in: [...ids] } };
  const select = { id: true, name: true } as const;
  const people = await tx.person.findMany({ where, select });
  const tokens = await tx.adminToken.findMany({ where, select });
  return new Map([...people, ...tokens].map(({ id, name }) => [id, name]));
}

/** Every month with spend or with a state of its own, and this one; the latest first. */
export const listMonths = organisationProcedure('finance:read')
  .output(financeMonths)
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const spent = new Map((await listMonthSpend(tx)).map((row) => [row.month, row]));
      const states = new Map((await listLedgerMonths(tx)).map((row) => [row.month, row]));
      const names = await nameAuthors(
        tx,
        [...states.values()].map(({ authorId }) => authorId),
      );
      const months = new Set([...spent.keys(), ...states.keys(), monthOf(ctx.dependencies.clock.nowMs())]);
      return [...months]
        .toSorted()
        .toReversed()
        .map((month) => {
          const [sums, state] = [spent.get(month), states.get(month)];
          return {
            month,
            state: state?.state ?? ('open' as const),
            sums: {
              realNanoUsd: (sums?.realNanoUsd ?? 0n).toString(),
              simulatedNanoUsd: (sums?.simulatedNanoUsd ?? 0n).toString(),
            },
            calls: sums?.calls ?? 0,
            unpricedCalls: sums?.unpricedCalls ?? 0,
            changedAt: state?.changedAt.getTime() ?? null,
            changedBy: state ? (names.get(state.authorId) ?? state.authorId) : null,
            reason: state?.note ?? null,
            closedNanoUsd: state?.closedNanoUsd.toString() ?? null,
            lateNanoUsd: (sums?.lateNanoUsd ?? 0n).toString(),
          };
        });
    }),
  );
