import {
  announceBudgets,
  listLeasedWindowsOfParts,
  lockBudgetWindows,
  putBudgetLeases,
  type Database,
  type LockedBudgetWindowRow,
} from '@agent-os/db';
import type {
  BudgetLeaseStore,
  BudgetLeaseUpdate,
  BudgetWindowToSettle,
  LockedBudgetWindow,
  NamedBudgetWindow,
} from '../../ports/budget-lease-store.ts';

/** A transaction that takes longer holds others up for nothing. */
const timeoutMs = 5_000;

/** The leases of one replica, in Postgres: each settlement is one transaction that holds a lock on its windows' rows. */
export class PostgresBudgetLeases implements BudgetLeaseStore {
  readonly #database: Pick<Database, 'withTenant'>;
  readonly #replica: string;

  constructor(database: Pick<Database, 'withTenant'>, replica: string) {
    this.#database = database;
    this.#replica = replica;
  }

  settle(
    session: string,
    organisationId: string,
    windows: readonly BudgetWindowToSettle[],
    decide: (window: LockedBudgetWindow) => BudgetLeaseUpdate | undefined,
  ): Promise<void> {
    const replica = this.#replica;
    const named = windows.map(({ budgetId, key, startsAtMs, endsAtMs }) => ({
      budgetId,
      windowKey: key,
      startsAtMs,
      endsAtMs,
    }));
    return this.#database.withTenant(
      organisationId,
      async (tx) => {
        const locked = await lockBudgetWindows(tx, organisationId, replica, named);
        const updates = locked.flatMap((row) => {
          const { budgetId, windowKey } = row;
          const namesake = row.leases.find(
            (lease) => lease.replica === replica && lease.live && lease.session !== session,
          );
          // Of two kernels of one name the later has everything, and the earlier must not touch it.
          const update = namesake === undefined ? decide(windowFor(row, replica)) : undefined;
          const charged = row.leases.find((lease) => lease.replica === replica)?.charged ?? 0n;
          return update === undefined ? [] : [{ budgetId, windowKey, charged, ...update }];
        });
        await putBudgetLeases(tx, { organisationId, replica, session }, updates);
        await announceBudgets(
          tx,
          organisationId,
          session,
          updates.filter(({ tells }) => tells),
        );
      },
      { timeoutMs },
    );
  }

  listLeased(organisationId: string, limit: number): Promise<readonly NamedBudgetWindow[]> {
    return this.#database.withTenant(organisationId, (tx) => listLeasedWindowsOfParts(tx, this.#replica, limit));
  }
}

function windowFor(row: LockedBudgetWindowRow, replica: string): LockedBudgetWindow {
  const { leases, ...window } = row;
  const mine = leases.find((lease) => lease.replica === replica);
  const rest = leases.filter((lease) => lease.replica !== replica);
  return {
    ...window,
    mine: mine && { granted: mine.granted, charged: mine.charged },
    others: rest.filter(({ live }) => live).map((lease) => ({ ...lease, held: heldOf(lease) })),
    ended: rest.filter(({ live }) => !live).reduce((total, lease) => total + heldOf(lease), 0n),
  };
}

function heldOf({ granted, charged }: { readonly granted: bigint; readonly charged: bigint }): bigint {
  return granted > charged ? granted - charged : 0n;
}
