import { isPartScope } from '@agent-os/core/choices';
import { unnamedUser, userOfWindow, type Budget } from '@agent-os/core/economy';
import type { Caller, DirectoryModel, OrganisationEntry } from '../../directory/index.ts';
import { BudgetAccount, type LeasedWindow } from './budget-account.ts';
import { RememberedAccounts } from './remembered-accounts.ts';

/** For whom a call is made, as far as budgets count runs and end users apart. */
export interface CallParts {
  readonly runId: string | null;
  /** A print of the end user's name; null: the call names nobody. */
  readonly user: string | null;
}

/** The budgets of one organisation, as calls meet them. */
export class OrganisationBudgets {
  readonly id: string;
  readonly #accounts = new Map<string, BudgetAccount>();
  /** Of runs and end users. */
  readonly remembered: RememberedAccounts;
  #ofParts: readonly Budget[] = [];
  /** By who calls, then by model: an entry of the directory is replaced whole, and these lists with it. */
  #lists = new WeakMap<Caller, Map<DirectoryModel, readonly BudgetAccount[]>>();

  constructor(id: string, rememberedMax: number) {
    this.id = id;
    this.remembered = new RememberedAccounts(id, rememberedMax);
  }

  configure({ budgets }: Pick<OrganisationEntry, 'budgets'>): void {
    const live = new Set(budgets.map(({ id }) => id));
    for (const id of this.#accounts.keys()) if (!live.has(id)) this.#accounts.delete(id);
    for (const budget of budgets) {
      if (isPartScope(budget.scopeKind)) continue;
      const known = this.#accounts.get(budget.id);
      if (known === undefined) this.#accounts.set(budget.id, new BudgetAccount(this.id, budget, null));
      else known.reconfigure(budget);
    }
    this.#ofParts = budgets.filter(({ scopeKind }) => isPartScope(scopeKind));
    this.remembered.configure(this.#ofParts);
    this.#lists = new WeakMap();
  }

  /** Every budget that counts the call, always in the same order. */
  of(caller: Caller, models: readonly DirectoryModel[], parts: CallParts): readonly BudgetAccount[] {
    const [first, ...others] = models.map((model) => this.#ofModel(caller, model));
    const ofAll =
      first === undefined || others.length === 0 ? (first ?? []) : [...new Set([...first, ...others.flat()])];
    return this.#ofParts.length === 0 ? ofAll : [...ofAll, ...this.#countingParts(caller, parts)];
  }

  #ofModel(caller: Caller, model: DirectoryModel): readonly BudgetAccount[] {
    let byModel = this.#lists.get(caller);
    if (byModel === undefined) this.#lists.set(caller, (byModel = new Map<DirectoryModel, readonly BudgetAccount[]>()));
    let list = byModel.get(model);
    if (list === undefined) {
      list = [...this.#accounts.values()].filter(({ budget }) => counts(budget, caller, model));
      byModel.set(model, list);
    }
    return list;
  }

  /** A call that names no run is one by itself; those that name no end user are counted together. */
  #countingParts({ agent }: Caller, { runId, user }: CallParts): readonly BudgetAccount[] {
    return this.#ofParts.flatMap((budget) => {
      if (budget.scopeId !== null && budget.scopeId !== agent.id) return [];
      const part = budget.scopeKind === 'run' ? runId : (user ?? unnamedUser);
      return part === null ? [] : [this.remembered.of(budget, part)];
    });
  }

  /** Budgets of runs that count the caller's; a call that names no run is one by itself. */
  runBudgetsOf(caller: Caller): readonly Budget[] {
    return this.#ofParts.filter(
      ({ scopeKind, scopeId }) => scopeKind === 'run' && (scopeId === null || scopeId === caller.agent.id),
    );
  }

  /** Those that count all calls of somebody: they lease ahead of the first one. */
  get standing(): readonly BudgetAccount[] {
    return [...this.#accounts.values()];
  }

  get all(): readonly BudgetAccount[] {
    return [...this.standing, ...this.remembered.all];
  }

  get countsParts(): boolean {
    return this.#ofParts.length > 0;
  }

  /** A window that a kernel of this name has leased before this one started; it goes back unless a call comes first. */
  takeUp(budgetId: string, windowKey: string, epochMs: number): void {
    const budget = this.#ofParts.find(({ id }) => id === budgetId);
    if (budget !== undefined) this.remembered.takeUp(budget, userOfWindow(windowKey) ?? windowKey, epochMs);
  }

  /** A window that something may be leased of here. */
  find(budgetId: string, windowKey: string): LeasedWindow | undefined {
    const account =
      this.#accounts.get(budgetId) ?? this.remembered.find(budgetId, userOfWindow(windowKey) ?? windowKey);
    return account?.windows.find(({ window }) => window.key === windowKey);
  }
}

function counts({ scopeKind, scopeId }: Budget, { agent, keyId }: Caller, model: DirectoryModel): boolean {
  switch (scopeKind) {
    case 'organisation':
      return true;
    case 'department':
      return scopeId === agent.department.id;
    case 'team':
      return scopeId === agent.teamId;
    case 'agent':
      return scopeId === agent.id;
    case 'key':
      return scopeId === keyId;
    case 'model':
      return scopeId === model.id;
    case 'run':
    case 'user':
      return false;
  }
}
