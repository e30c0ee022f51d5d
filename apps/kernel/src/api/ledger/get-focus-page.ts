import { focusPage, focusPageInput } from '@agent-os/core/contracts';
import {
  adjustmentRow,
  focusColumns,
  focusValues,
  marketUseRow,
  usageRows,
  type FocusBilling,
} from '@agent-os/core/focus';
import {
  listBookedSpend,
  listLedgerCorrections,
  sumBookedMonth,
  sumCreditsUsed,
  sumLedgerMonth,
  type BookedSpendRow,
  type TenantTransaction,
} from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { loadChargeNames, type ChargeNames } from './charge-names.ts';
import { energyParts } from './energy-parts.ts';
import { keyOfText, textOfKey } from './focus-cursor.ts';
import { longReadMs } from './long-read.ts';
import { ratesInHour } from './rates-in-hour.ts';

/** Hours of an agent and model; each is a few rows. */
const hoursPerPage = 2_000;

/** A page of what is in the books of a month, as charges of FOCUS, all as of one instant. */
export const getFocusPage = organisationProcedure('finance:read')
  .input(focusPageInput)
  .output(focusPage)
  .query(({ ctx, input: { month, after, version } }) => {
    const { organisationId } = ctx.caller;
    return ctx.read(
      async (tx) => {
        const page = await listBookedSpend(tx, month, after === null ? null : keyOfText(after), hoursPerPage);
        const last = page.length < hoursPerPage ? undefined : page.at(-1);
        const corrections = last === undefined ? await listLedgerCorrections(tx, month) : [];
        const names = await loadChargeNames(
          tx,
          page,
          corrections.map(({ providerId }) => providerId),
        );
        const { name } = await tx.organisation.findFirstOrThrow({
          where: { id: organisationId },
          select: { name: true },
        });
        const billing = billingOf(organisationId, name, month);
        const sums = await sumBookedMonth(tx, month);
        const rows = [
          ...page.flatMap((row) => rowsOf(billing, row, names)),
          ...corrections.map(({ providerId, spentNanoUsd, ...rest }) =>
            adjustmentRow(billing, { ...rest, costNanoUsd: spentNanoUsd, provider: names.named(providerId) }),
          ),
          ...(last === undefined ? await marketUseRows(tx, billing, month) : []),
        ];
        return {
          columns: [...focusColumns(version)],
          rows: rows.map((row) => [...focusValues(row, version)]),
          next: last === undefined ? null : textOfKey(last),
          spentNanoUsd: sums.spentNanoUsd.toString(),
          simulatedNanoUsd: sums.simulatedNanoUsd.toString(),
          callsWithoutCost: sums.callsWithoutCost,
          ledgerNanoUsd: last === undefined ? (await sumLedgerMonth(tx, month)).toString() : null,
        };
      },
      { oneInstant: true, timeoutMs: longReadMs },
    );
  });

/** What departments paid in the market, at the end of a month's charges. */
async function marketUseRows(tx: TenantTransaction, billing: FocusBilling, month: string) {
  const used = await sumCreditsUsed(tx, month);
  const departments = await tx.department.findMany({
    where: { id: { in: used.map(({ departmentId }) => departmentId) } },
    select: { id: true, name: true },
  });
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  return used.map(({ departmentId: id, amount }) =>
    marketUseRow(billing, { department: { id, name: names.get(id) ?? id }, microCredits: amount }),
  );
}

function rowsOf(billing: FocusBilling, row: BookedSpendRow, { named, pricesOf }: ChargeNames) {
  const energies = energyParts(row);
  return row.classes.flatMap((part, place) =>
    usageRows(billing, {
      ...part,
      energy: energies[place] ?? null,
      hourMs: row.hourMs,
      calls: row.calls,
      department: named(row.departmentId),
      team: row.teamId === '' ? null : named(row.teamId),
      agent: named(row.agentId),
      model: named(row.modelId),
      provider: named(row.providerId),
      rates: part.tokenClass === 'unsplit' ? [] : ratesInHour(pricesOf(row.modelId), row.hourMs, part.tokenClass),
      simulated: row.simulated,
    }),
  );
}

function billingOf(id: string, name: string, month: string): FocusBilling {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return {
    organisation: { id, name },
    periodStartMs: Date.UTC(year, number - 1, 1),
    periodEndMs: Date.UTC(year, number, 1),
  };
}
