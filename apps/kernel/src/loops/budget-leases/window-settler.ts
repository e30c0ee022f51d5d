import type { BudgetLeaseStore } from '../../ports/budget-lease-store.ts';
import type { Logger } from '../../telemetry/index.ts';
import type { LeasedWindow } from './budget-account.ts';
import { leaveWindow, settleWindow, type WindowNeed } from './settle-window.ts';

/** The session that leases hang on, and until when this kernel may count on it, by its monotonic clock. */
export interface KernelSession {
  readonly session: string | undefined;
  readonly until: { readonly ms: number };
}

export interface WindowSettlerDependencies {
  readonly store: BudgetLeaseStore;
  readonly kernel: KernelSession;
  /** This replica always comes back under its name, and no other leases meanwhile. */
  readonly outlivesStore: boolean;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Whose calls windows are settled for. */
export interface WindowUsers {
  /** A transaction begins: from now on what waits is taken into account. */
  asked(organisationId: string): void;
  needOf(lease: LeasedWindow): WindowNeed;
  settled(organisationId: string): void;
  failed(organisationId: string): void;
}

const windowsAtOnce = 200;

/** Settles windows with the store: those of one organisation in one transaction, one after the other. */
export class WindowSettler {
  readonly #dependencies: WindowSettlerDependencies;
  readonly #users: WindowUsers;
  readonly #due = new Map<string, Set<LeasedWindow>>();
  readonly #settling = new Map<string, Promise<void>>();
  #isAway = false;
  #stopped = false;

  constructor(dependencies: WindowSettlerDependencies, users: WindowUsers) {
    this.#dependencies = dependencies;
    this.#users = users;
  }

  add(lease: LeasedWindow): void {
    this.#dueOf(lease.account.organisationId).add(lease);
  }

  /** Everything that is due, of every organisation. */
  async settleAll(): Promise<void> {
    await Promise.all([...this.#due.keys()].map((organisationId) => this.settle(organisationId)));
  }

  /** Until nothing of the organisation is due. Never rejects: whoever waits for what failed is told. */
  settle(organisationId: string): Promise<void> {
    const settling =
      this.#settling.get(organisationId) ??
      this.#settleDue(organisationId)
        .catch((error: unknown) => this.#failed(organisationId, error))
        .finally(() => this.#settling.delete(organisationId));
    this.#settling.set(organisationId, settling);
    return settling;
  }

  /** Settles nothing more, once what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#settling.values());
  }

  /** Gives back what no open call holds of these. */
  async leave(organisationId: string, windows: readonly LeasedWindow[]): Promise<void> {
    try {
      for (let from = 0; from < windows.length; from += windowsAtOnce) {
        await this.#settleWindows(organisationId, windows.slice(from, from + windowsAtOnce), leaveWindow);
      }
    } catch (error) {
      this.#dependencies.logger.warn({ error }, 'Leases of budgets were not given back; they end with this kernel');
    }
  }

  #dueOf(organisationId: string): Set<LeasedWindow> {
    const due = this.#due.get(organisationId) ?? new Set();
    this.#due.set(organisationId, due);
    return due;
  }

  async #settleDue(organisationId: string): Promise<void> {
    // Calls that come in the same turn are asked about together.
    await Promise.resolve();
    const due = this.#dueOf(organisationId);
    while (due.size > 0 && !this.#stopped) {
      const { session } = this.#dependencies.kernel;
      if (session === undefined) throw new Error('This kernel has no session with the database.');
      const windows = [...due].slice(0, windowsAtOnce);
      for (const lease of windows) due.delete(lease);
      this.#users.asked(organisationId);
      await this.#settleWindows(organisationId, windows, settleOrLeave);
      this.#isAway = false;
      this.#users.settled(organisationId);
    }
  }

  async #settleWindows(
    organisationId: string,
    windows: readonly LeasedWindow[],
    decide: typeof settleWindow,
  ): Promise<void> {
    const { store, kernel, outlivesStore } = this.#dependencies;
    const { session } = kernel;
    const known = windows.filter(({ account }) => !account.isForgotten);
    if (session === undefined || known.length === 0) return;
    const byName = new Map(known.map((lease) => [`${lease.account.budget.id} ${lease.window.key}`, lease]));
    const applies: ((session: string) => void)[] = [];
    const named = known.map(({ account, window }) => ({ budgetId: account.budget.id, ...window }));
    await store.settle(session, organisationId, named, (locked) => {
      const lease = byName.get(`${locked.budgetId} ${locked.windowKey}`);
      if (lease === undefined || lease.account.isForgotten) return undefined;
      const { update, apply } = decide(lease, locked, this.#users.needOf(lease), outlivesStore);
      applies.push(apply);
      return update;
    });
    for (const apply of applies) apply(session);
  }

  /** Said once, however long the store is away. */
  #failed(organisationId: string, error: unknown): void {
    if (!this.#isAway) this.#dependencies.logger.warn({ error }, 'Parts of budgets could not be leased');
    this.#isAway = true;
    this.#users.failed(organisationId);
  }
}

const settleOrLeave: typeof settleWindow = (lease, locked, need, promisesAll) =>
  lease.account.isLeaving ? leaveWindow(lease, locked) : settleWindow(lease, locked, need, promisesAll);
