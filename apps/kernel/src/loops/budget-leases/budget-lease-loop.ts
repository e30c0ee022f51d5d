import { budgetWindowOfRun, refuseOverBudget, refuseUnpriced, type Budget } from '@agent-os/core/economy';
import { accepted, refuse, refused, type Refusal, type Result } from '@agent-os/core/errors';
import type { Caller, DirectoryModel, OrganisationEntry } from '../../directory/index.ts';
import type { BudgetLeaseStore } from '../../ports/budget-lease-store.ts';
import type { Logger } from '../../telemetry/index.ts';
import type { LeasedWindow } from './budget-account.ts';
import { BudgetReservation, type CallAmounts, type ReservedPart } from './budget-reservation.ts';
import { OrganisationBudgets } from './organisation-budgets.ts';
import { leaveWindow, settleWindow } from './settle-window.ts';
import { WaitingCalls, type WantedPart } from './waiting-calls.ts';

/** The session that leases hang on, and until when this kernel may count on it, by the clock of `nowMs`. */
export interface KernelSession {
  readonly session: string | undefined;
  readonly until: { readonly ms: number };
}

export interface BudgetLeaseDependencies {
  readonly store: BudgetLeaseStore;
  readonly kernel: KernelSession;
  /** This replica always comes back under its name, and no other leases meanwhile. */
  readonly outlivesStore: boolean;
  readonly nowMs: () => number;
  readonly epochMs: () => number;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Who calls what, and the most that it may take. */
export interface BudgetedCall {
  readonly caller: Caller;
  readonly model: DirectoryModel;
  readonly runId: string | null;
  readonly most: CallAmounts;
  readonly gone: () => AbortSignal;
}

export type HeldBudgets = Result<BudgetReservation | undefined>;

const renewEveryMs = 2_500;
/** The next window is leased so long before it begins. */
const aheadMs = 30_000;
/** While calls wait: what others settle is seen at the latest after this. */
const waitingPollMs = 250;
const windowsAtOnce = 200;
const none: HeldBudgets = accepted(undefined);

/** Leases parts of budgets, and lets calls hold parts of those (docs/decisions/0014). */
export class BudgetLeaseLoop {
  readonly #dependencies: BudgetLeaseDependencies;
  readonly #organisations = new Map<string, OrganisationBudgets>();
  readonly #waiting = new Map<string, WaitingCalls>();
  readonly #due = new Map<string, Set<LeasedWindow>>();
  readonly #settling = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #poll: NodeJS.Timeout | undefined;
  #isAway = false;
  #stopped = false;

  constructor(dependencies: BudgetLeaseDependencies) {
    this.#dependencies = dependencies;
  }

  /** Leases what the budgets of the present may need. */
  async start(): Promise<void> {
    await this.runOnce(this.#dependencies.epochMs());
    this.#timer = setInterval(() => void this.runOnce(this.#dependencies.epochMs()), renewEveryMs);
  }

  /** Settles every window that others may want to hear of, and leases the next ones ahead. */
  async runOnce(epochMs: number): Promise<void> {
    for (const { id, accounts } of this.#organisations.values()) {
      for (const account of accounts) {
        const current = account.at(epochMs);
        const next = account.soonAfter(epochMs, aheadMs);
        for (const lease of next === undefined ? [current] : [current, next]) {
          if (this.#isDue(lease)) this.#dueOf(id).add(lease);
        }
      }
    }
    await Promise.all([...this.#due.keys()].map((id) => this.#settle(id)));
  }

  /** An organisation's budgets, as they are configured now. */
  configured(organisation: Pick<OrganisationEntry, 'id' | 'budgets'>): void {
    const { id } = organisation;
    const known = this.#organisations.get(id);
    if (known === undefined && organisation.budgets.length === 0) return;
    const budgets = known ?? new OrganisationBudgets(id);
    this.#organisations.set(id, budgets);
    budgets.configure(organisation);
    const now = this.#dependencies.epochMs();
    for (const account of budgets.accounts) this.#dueOf(id).add(account.at(now));
    if (this.#timer !== undefined) void this.#settle(id);
  }

  /** Another replica lacks or gives something. @param payload as on `budgetsChannel` */
  announced(payload: string): void {
    const [organisationId = '', session = '', budgetId = ''] = payload.split(' ', 3);
    if (session === this.#dependencies.kernel.session) return;
    const windowKey = payload.slice(organisationId.length + session.length + budgetId.length + 3);
    for (const account of this.#organisations.get(organisationId)?.accounts ?? []) {
      if (account.budget.id !== budgetId) continue;
      const lease = account.windows.find(({ window }) => window.key === windowKey);
      if (lease === undefined) continue;
      this.#dueOf(organisationId).add(lease);
      void this.#settle(organisationId);
    }
  }

  /** Holds the most that a call may take in every budget that counts it, all or nothing: at once where that is leased. */
  hold(call: BudgetedCall): HeldBudgets | Promise<HeldBudgets> {
    const budgets = this.#organisations.get(call.caller.organisation.id);
    if (budgets === undefined) return none;
    const { caller, model, runId, most } = call;
    const accounts = budgets.of(caller, model, runId);
    const wants: WantedPart[] = [];
    for (const account of accounts) {
      const { budget, limits } = account;
      const amount = most[budget.unit];
      if (amount !== null) wants.push({ account, amount });
      else if (limits && budget.unit === 'usd') return refused(refuseUnpriced(budget, model.name));
    }
    if (runId === null) {
      const refusal = refusalOfLoneCall(budgets.runBudgetsOf(caller), most, this.#dependencies.epochMs());
      if (refusal !== undefined) return refused(refusal);
    }
    if (wants.length === 0) return none;
    const held = this.#tryHold(wants);
    if (held !== undefined) return accepted(new BudgetReservation(held, this.#freed));
    return this.#wait(budgets.id, wants, call.gone());
  }

  /** More of what a call holds already, before it goes on. */
  async extend(reservation: BudgetReservation, most: CallAmounts, gone: AbortSignal): Promise<HeldBudgets> {
    const wants = reservation.parts.flatMap(({ lease: { account } }) => {
      const amount = most[account.budget.unit];
      return amount === null ? [] : [{ account, amount }];
    });
    const [first] = wants;
    if (first === undefined) return none;
    const held = this.#tryHold(wants);
    if (held !== undefined) return accepted(new BudgetReservation(held, this.#freed));
    return this.#wait(first.account.organisationId, wants, gone);
  }

  /** Gives everything back. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    clearInterval(this.#poll);
    await Promise.all(this.#settling.values());
    for (const [id, { accounts }] of this.#organisations) {
      const windows = accounts.flatMap((account) => account.windows.filter(({ session }) => session !== undefined));
      try {
        await this.#settleWindows(id, windows, leaveWindow);
      } catch (error) {
        this.#dependencies.logger.warn({ error }, 'Leases of budgets were not given back; they end with this kernel');
      }
    }
  }

  #isDue(lease: LeasedWindow): boolean {
    if (lease.session !== this.#dependencies.kernel.session) return true;
    return lease.isShared && (lease.hasChanged || lease.othersWant || lease.wanted > 0n);
  }

  #isReady(lease: LeasedWindow, nowMs: number, epochMs: number): boolean {
    const { session, until } = this.#dependencies.kernel;
    return (
      lease.session !== undefined && lease.session === session && nowMs < until.ms && epochMs < lease.settledUntilMs
    );
  }

  /** Undefined when it does not fit into what is leased here. */
  readonly #tryHold = (wants: readonly WantedPart[]): readonly ReservedPart[] | undefined => {
    const nowMs = this.#dependencies.nowMs();
    const epochMs = this.#dependencies.epochMs();
    const parts: ReservedPart[] = [];
    for (const { account, amount } of wants) {
      const lease = account.at(epochMs);
      const mayHold = this.#isReady(lease, nowMs, epochMs) && lease.fits(amount);
      if (account.limits && amount > 0n && !mayHold) return undefined;
      parts.push({ lease, amount });
    }
    return parts;
  };

  #wait(organisationId: string, wants: readonly WantedPart[], gone: AbortSignal): Promise<HeldBudgets> {
    const { epochMs } = this.#dependencies;
    return new Promise((resolve) => {
      const waiting = this.#waitingOf(organisationId);
      const ends = (answer: readonly ReservedPart[] | Refusal): void => {
        gone.removeEventListener('abort', leave);
        resolve('code' in answer ? refused(answer) : accepted(new BudgetReservation(answer, this.#freed)));
      };
      const call = { wants, sinceMs: epochMs(), asked: false, ends };
      const leave = (): void => {
        waiting.remove(call);
        ends(refuse('client_closed', 'The client went away while its call waited for a budget.'));
      };
      if (gone.aborted) return leave();
      gone.addEventListener('abort', leave, { once: true });
      waiting.add(call);
      this.#poll ??= setInterval(this.#askAgain, waitingPollMs);
      this.#askFor(organisationId);
    });
  }

  readonly #askAgain = (): void => {
    const waitingAnywhere = [...this.#waiting].filter(([, { size }]) => size > 0);
    if (waitingAnywhere.length === 0) {
      clearInterval(this.#poll);
      this.#poll = undefined;
    }
    for (const [organisationId] of waitingAnywhere) this.#askFor(organisationId);
  };

  #askFor(organisationId: string): void {
    const due = this.#dueOf(organisationId);
    for (const lease of this.#waitingOf(organisationId).windowsAt(this.#dependencies.epochMs())) due.add(lease);
    void this.#settle(organisationId);
  }

  /** A call has given something free, or the database has heard of it. */
  readonly #freed = (leases: readonly LeasedWindow[]): void => {
    for (const lease of leases) {
      const { organisationId } = lease.account;
      if (!lease.othersWant || lease.free <= 0n) continue;
      this.#dueOf(organisationId).add(lease);
      void this.#settle(organisationId);
    }
    for (const waiting of this.#waiting.values()) {
      if (waiting.size > 0) waiting.serve(this.#dependencies.epochMs(), this.#tryHold);
    }
  };

  #dueOf(organisationId: string): Set<LeasedWindow> {
    const due = this.#due.get(organisationId) ?? new Set();
    this.#due.set(organisationId, due);
    return due;
  }

  #waitingOf(organisationId: string): WaitingCalls {
    const waiting = this.#waiting.get(organisationId) ?? new WaitingCalls();
    this.#waiting.set(organisationId, waiting);
    return waiting;
  }

  /** Until nothing of the organisation is due. Never rejects: what failed is due again at the next turn. */
  #settle(organisationId: string): Promise<void> {
    const settling =
      this.#settling.get(organisationId) ??
      this.#settleAll(organisationId)
        .catch((error: unknown) => this.#failed(organisationId, error))
        .finally(() => this.#settling.delete(organisationId));
    this.#settling.set(organisationId, settling);
    return settling;
  }

  async #settleAll(organisationId: string): Promise<void> {
    // Calls that come in the same turn are asked about together.
    await Promise.resolve();
    const due = this.#dueOf(organisationId);
    while (due.size > 0 && !this.#stopped) {
      const { session } = this.#dependencies.kernel;
      if (session === undefined) throw new Error('This kernel has no session with the database.');
      const windows = [...due].slice(0, windowsAtOnce);
      await this.#settleWindows(organisationId, windows);
      this.#isAway = false;
      this.#waitingOf(organisationId).serve(this.#dependencies.epochMs(), this.#tryHold);
    }
  }

  async #settleWindows(
    organisationId: string,
    windows: readonly LeasedWindow[],
    decide: typeof settleWindow = settleWindow,
  ): Promise<void> {
    const { store, kernel, epochMs, outlivesStore } = this.#dependencies;
    const { session } = kernel;
    if (session === undefined || windows.length === 0) return;
    const due = this.#dueOf(organisationId);
    const waiting = this.#waitingOf(organisationId);
    for (const lease of windows) due.delete(lease);
    waiting.markAsked();
    const byName = new Map(windows.map((lease) => [`${lease.account.budget.id} ${lease.window.key}`, lease]));
    const applies: ((session: string) => void)[] = [];
    const named = windows.map(({ account, window }) => ({ budgetId: account.budget.id, ...window }));
    await store.settle(session, organisationId, named, (locked) => {
      const lease = byName.get(`${locked.budgetId} ${locked.windowKey}`);
      if (lease === undefined) return undefined;
      const need = waiting.needOf(lease, epochMs());
      const { update, apply } = decide(lease, locked, need, outlivesStore);
      applies.push(apply);
      return update;
    });
    for (const apply of applies) apply(session);
  }

  /** Said once, however long the store is away. */
  #failed(organisationId: string, error: unknown): void {
    if (!this.#isAway) this.#dependencies.logger.warn({ error }, 'Parts of budgets could not be leased');
    this.#isAway = true;
    this.#waiting.get(organisationId)?.refuseAll(this.#dependencies.epochMs());
  }
}

/** A call that names no run is one by itself: nothing is counted, but it must fit. */
function refusalOfLoneCall(budgets: readonly Budget[], most: CallAmounts, epochMs: number): Refusal | undefined {
  for (const budget of budgets) {
    const needed = most[budget.unit];
    if (needed === null || budget.action === 'notify' || needed <= budget.cap) continue;
    return refuseOverBudget({ budget, window: budgetWindowOfRun('', epochMs), cap: budget.cap, spent: 0n, needed });
  }
  return undefined;
}
