import { budgetWindowOfRun, refuseOverBudget, refuseUnpriced, type Budget } from '@agent-os/core/economy';
import { accepted, refuse, refused, type Refusal, type Result } from '@agent-os/core/errors';
import type { Caller, DirectoryModel, OrganisationEntry } from '../../directory/index.ts';
import type { LeasedWindow } from './budget-account.ts';
import { BudgetReservation, type CallAmounts, type ReservedPart } from './budget-reservation.ts';
import { OrganisationBudgets, type CallParts } from './organisation-budgets.ts';
import { WaitingCalls, type Clocks, type WaitingCall, type WantedPart } from './waiting-calls.ts';
import { WindowSettler, type WindowSettlerDependencies } from './window-settler.ts';

export interface BudgetLeaseDependencies extends WindowSettlerDependencies, Clocks {
  /** Runs and end users of an organisation whose budgets are kept in memory; what those before them took is read again when they call. */
  readonly rememberedMax?: number;
}

/** Who calls what, and the most that it may take. */
export interface BudgetedCall extends CallParts {
  readonly caller: Caller;
  /** Those that it may go to, the likeliest first. */
  readonly models: readonly DirectoryModel[];
  readonly most: CallAmounts;
  /** It can go on with less: refused rather than held back for what calls under way hold. */
  readonly hasLess?: boolean;
  readonly gone: () => AbortSignal;
}

export type HeldBudgets = Result<BudgetReservation | undefined>;

const renewEveryMs = 2_500;
/** The next window is leased so long before it begins. */
const aheadMs = 30_000;
/** An account with a window takes 700 bytes (docs/decisions/0014). */
const rememberedMaxUnlessTold = 10_000;
/** While calls wait: what others settle is seen at the latest after this. */
const waitingPollMs = 250;
const none: HeldBudgets = accepted(undefined);

/** Leases parts of budgets, and lets calls hold parts of those (docs/decisions/0014). */
export class BudgetLeaseLoop {
  readonly #dependencies: BudgetLeaseDependencies;
  readonly #organisations = new Map<string, OrganisationBudgets>();
  readonly #waiting = new Map<string, WaitingCalls>();
  /** Organisations of which it is known what the kernel before this one has left leased. */
  readonly #takenUp = new Set<string>();
  readonly #settler: WindowSettler;
  #timer: NodeJS.Timeout | undefined;
  #poll: NodeJS.Timeout | undefined;

  constructor(dependencies: BudgetLeaseDependencies) {
    this.#dependencies = dependencies;
    const { epochMs } = dependencies;
    this.#settler = new WindowSettler(dependencies, {
      asked: (id) => this.#waitingOf(id).markAsked(),
      needOf: (lease) => this.#waitingOf(lease.account.organisationId).needOf(lease, epochMs()),
      settled: (id) => this.#waitingOf(id).serve(dependencies, this.#tryHold),
      failed: (id) => this.#waitingOf(id).refuseAll(epochMs()),
    });
  }

  /** Leases what the budgets of the present may need. */
  async start(): Promise<void> {
    await this.runOnce(this.#dependencies.epochMs());
    this.#timer = setInterval(() => void this.runOnce(this.#dependencies.epochMs()), renewEveryMs);
  }

  /** Settles every window that others may want to hear of, and leases the next ones ahead. */
  async runOnce(epochMs: number): Promise<void> {
    for (const [id, budgets] of this.#organisations) {
      for (const account of budgets.standing) {
        const current = account.at(epochMs);
        const next = account.soonAfter(epochMs, aheadMs);
        for (const lease of next === undefined ? [current] : [current, next]) {
          if (this.#isDue(lease)) this.#settler.add(lease);
        }
      }
      // Of whom no call has come in a window, none is leased: there may be very many of them.
      for (const account of budgets.remembered.all) {
        const lease = account.openedAt(epochMs);
        if (lease !== undefined && this.#isDue(lease)) this.#settler.add(lease);
      }
      await this.#takeUp(id, budgets, epochMs);
      const surplus = budgets.remembered.leaveSurplus(this.#waitingOf(id).accounts, epochMs);
      for (const lease of surplus) this.#settler.add(lease);
    }
    await this.#settler.settleAll();
    for (const [id, { remembered }] of this.#organisations) {
      remembered.forgetLeft(this.#waitingOf(id).accounts, epochMs);
    }
  }

  /** An organisation's budgets, as they are configured now. */
  configured(organisation: Pick<OrganisationEntry, 'id' | 'budgets'>): void {
    const { id } = organisation;
    const known = this.#organisations.get(id);
    if (known === undefined && organisation.budgets.length === 0) return;
    const { rememberedMax = rememberedMaxUnlessTold } = this.#dependencies;
    const budgets = known ?? new OrganisationBudgets(id, rememberedMax);
    this.#organisations.set(id, budgets);
    budgets.configure(organisation);
    const now = this.#dependencies.epochMs();
    for (const account of budgets.standing) this.#settler.add(account.at(now));
    for (const account of budgets.remembered.all) {
      const lease = account.openedAt(now);
      if (lease !== undefined) this.#settler.add(lease);
    }
    if (this.#timer !== undefined) void this.#settler.settle(id);
  }

  /** Another replica lacks or gives something. @param payload as on `budgetsChannel` */
  announced(payload: string): void {
    const [organisationId = '', session = '', budgetId = ''] = payload.split(' ', 3);
    if (session === this.#dependencies.kernel.session) return;
    const windowKey = payload.slice(organisationId.length + session.length + budgetId.length + 3);
    const lease = this.#organisations.get(organisationId)?.find(budgetId, windowKey);
    if (lease === undefined) return;
    this.#settler.add(lease);
    void this.#settler.settle(organisationId);
  }

  /** Holds the most that a call may take in every budget that counts it, all or nothing: at once where that is leased. */
  hold(call: BudgetedCall): HeldBudgets | Promise<HeldBudgets> {
    const budgets = this.#organisations.get(call.caller.organisation.id);
    if (budgets === undefined) return none;
    const { caller, models, runId, most, hasLess = false } = call;
    const accounts = budgets.of(caller, models, call);
    const wants: WantedPart[] = [];
    for (const account of accounts) {
      const { budget, limits } = account;
      const amount = most[budget.unit];
      if (amount !== null) wants.push({ account, amount });
      else if (limits && budget.unit === 'usd') return refused(refuseUnpriced(budget, modelWithoutPrice(models).name));
    }
    if (runId === null) {
      const refusal = refusalOfLoneCall(budgets.runBudgetsOf(caller), most, this.#dependencies.epochMs());
      if (refusal !== undefined) return refused(refusal);
    }
    if (wants.length === 0) return none;
    const held = this.#tryHold(wants);
    if (held !== undefined) return accepted(new BudgetReservation(held, this.#freed));
    return this.#wait(budgets.id, { wants, hasLess }, call.gone());
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
    return this.#wait(first.account.organisationId, { wants, hasLess: false }, gone);
  }

  /** Gives everything back. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    clearInterval(this.#poll);
    await this.#settler.stop();
    const now = this.#dependencies.epochMs();
    for (const [id, { all }] of this.#organisations) {
      const windows = all.flatMap((account) =>
        account.windows.filter((lease) => lease.session !== undefined && !lease.isOver(now)),
      );
      await this.#settler.leave(id, windows);
    }
  }

  /**
   * A kernel that was killed has left parts of runs and end users leased, of which others get what may be promised after an hour only.
   * It knows now that nothing was.
   */
  async #takeUp(id: string, budgets: OrganisationBudgets, epochMs: number): Promise<void> {
    if (this.#takenUp.has(id) || !budgets.countsParts) return;
    const { store, kernel, logger, rememberedMax = rememberedMaxUnlessTold } = this.#dependencies;
    if (kernel.session === undefined) return;
    try {
      const left = await store.listLeased(id, rememberedMax);
      for (const { budgetId, windowKey } of left) budgets.takeUp(budgetId, windowKey, epochMs);
      this.#takenUp.add(id);
    } catch (error) {
      logger.warn({ error }, 'What was left leased of runs and end users could not be read; it is tried again');
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

  #wait(
    organisationId: string,
    wanted: Pick<WaitingCall, 'wants' | 'hasLess'>,
    gone: AbortSignal,
  ): Promise<HeldBudgets> {
    const { nowMs } = this.#dependencies;
    return new Promise((resolve) => {
      const waiting = this.#waitingOf(organisationId);
      const ends = (answer: readonly ReservedPart[] | Refusal): void => {
        gone.removeEventListener('abort', leave);
        resolve('code' in answer ? refused(answer) : accepted(new BudgetReservation(answer, this.#freed)));
      };
      const call = { ...wanted, sinceMs: nowMs(), asked: false, ends };
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
    const windows = this.#waitingOf(organisationId).windowsAt(this.#dependencies.epochMs());
    for (const lease of windows) this.#settler.add(lease);
    void this.#settler.settle(organisationId);
  }

  /** A call has given something free, or the database has heard of it. */
  readonly #freed = (leases: readonly LeasedWindow[]): void => {
    for (const lease of leases) {
      const { organisationId } = lease.account;
      if (!lease.othersWant || lease.free <= 0n) continue;
      this.#settler.add(lease);
      void this.#settler.settle(organisationId);
    }
    for (const waiting of this.#waiting.values()) {
      if (waiting.size > 0) waiting.serve(this.#dependencies, this.#tryHold);
    }
  };

  #waitingOf(organisationId: string): WaitingCalls {
    const waiting = this.#waiting.get(organisationId) ?? new WaitingCalls();
    this.#waiting.set(organisationId, waiting);
    return waiting;
  }
}

function modelWithoutPrice([first, ...others]: readonly DirectoryModel[]): { readonly name: string } {
  return [first, ...others].find((model) => model?.prices.length === 0) ?? first ?? { name: '' };
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
