import type { StoredPart } from '../../../adapters/budget-leases/testing/memory-budget-leases.ts';
import { BudgetAccount, type LeasedWindow } from '../budget-account.ts';
import type { BudgetReservation } from '../budget-reservation.ts';
import { RememberedAccounts } from '../remembered-accounts.ts';
import { budgetOf, budgets, ofUsers, organisationId, type User } from './world-budgets.ts';

export interface OpenCall {
  readonly id: string;
  readonly user: User;
  readonly reservation: BudgetReservation;
  readonly held: readonly StoredPart[];
}

type JournalLine =
  | { readonly kind: 'begins'; readonly id: string; readonly held: readonly StoredPart[]; readonly proves: () => void }
  | { readonly kind: 'ends'; readonly id: string; readonly charges: readonly StoredPart[] };

/** One kernel: what it has in memory, and the journal that outlives it. */
export class Replica {
  readonly name: string;
  session: string | undefined;
  open: OpenCall[] = [];
  readonly journal: JournalLine[] = [];
  #accounts: BudgetAccount[] = [];
  users = new RememberedAccounts(organisationId, 0);

  constructor(name: string) {
    this.name = name;
  }

  start(session: string): void {
    this.session = session;
    this.#accounts = budgets.map((id) => new BudgetAccount(organisationId, budgetOf(id), null));
    this.users = new RememberedAccounts(organisationId, 0);
  }

  /** Those that count a call of the end user. */
  leasesOf(user: User): readonly LeasedWindow[] {
    if (this.session === undefined) return [];
    return [...this.#accounts, this.users.of(ofUsers, user)].map((account) => account.at(0));
  }

  get leases(): readonly LeasedWindow[] {
    return [...this.#accounts.map((account) => account.at(0)), ...this.users.all.flatMap((account) => account.windows)];
  }

  crash(): void {
    this.open = [];
    this.#accounts = [];
    this.users = new RememberedAccounts(organisationId, 0);
    this.session = undefined;
  }
}
