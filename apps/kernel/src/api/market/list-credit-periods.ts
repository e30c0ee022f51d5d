import { marketCreditPeriods } from '@agent-os/core/contracts';
import { sumCreditPeriods, type CreditPeriodRow } from '@agent-os/db';
import type { z } from 'zod';
import { organisationProcedure } from '../procedures/index.ts';
import { nameOwners, type OwnerNames } from '../scheduler/index.ts';

type Wire = z.infer<typeof marketCreditPeriods>[number];

const periodsShown = 12;

/** What the ledger moved of credits in each period, by department. */
export const listCreditPeriods = organisationProcedure('market:read')
  .output(marketCreditPeriods)
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const rows = await sumCreditPeriods(tx, periodsShown);
      const names = await nameOwners(
        tx,
        rows.flatMap(({ departmentId }) => (departmentId === null ? [] : [{ agentId: null, departmentId }])),
      );
      const starts = [...new Set(rows.map(({ periodStart }) => periodStart?.getTime() ?? null))];
      return starts.map((startsAt) =>
        periodWire(
          startsAt,
          rows.filter(({ periodStart }) => (periodStart?.getTime() ?? null) === startsAt),
          names,
        ),
      );
    }),
  );

function periodWire(startsAt: number | null, rows: readonly CreditPeriodRow[], names: OwnerNames): Wire {
  const sum = (of: 'granted' | 'used' | 'sold' | 'rebated' | 'burned' | 'expired') =>
    rows.reduce((total, row) => total + row[of], 0n).toString();
  return {
    startsAt,
    all: {
      granted: sum('granted'),
      used: sum('used'),
      sold: sum('sold'),
      rebated: sum('rebated'),
      burned: sum('burned'),
      expired: sum('expired'),
    },
    departments: rows
      .flatMap(({ departmentId, granted, used, sold, rebated, expired }) =>
        departmentId === null
          ? []
          : [
              {
                department: names.department(departmentId),
                granted: granted.toString(),
                used: used.toString(),
                sold: sold.toString(),
                rebated: rebated.toString(),
                expired: expired.toString(),
              },
            ],
      )
      .toSorted((one, other) => (one.department.name < other.department.name ? -1 : 1)),
  };
}
