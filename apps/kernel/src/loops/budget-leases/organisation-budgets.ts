import type { Budget } from '@agent-os/core/economy';
import type { Caller, DirectoryModel, OrganisationEntry } from '../../directory/index.ts';
import { BudgetAccount } from './budget-account.ts';

/** Runs whose budgets are kept in memory; of those before, what they hold is read again when they go on. */
const runsMax = 10_000;

/** The budgets of one organisation, as calls meet them. */
export class OrganisationBudgets {
  readonly id: string;
  readonly #accounts = new Map<string, BudgetAccount>();
  readonly #runs = new Map<string, BudgetAccount>();
  #ofRuns: readonly Budget[] = [];
  /** By who calls, then by model: an entry of the directory is replaced whole, and these lists with it. */
  #lists = new WeakMap<Caller, Map<DirectoryModel, readonly BudgetAccount[]>>();

  constructor(id: string) {
    this.id = id;
  }

  configure({ budgets }: Pick<OrganisationEntry, 'budgets'>): void {
    const live = new Set(budgets.map(({ id }) => id));
    for (const id of this.#accounts.keys()) if (!live.has(id)) this.#accounts.delete(id);
    for (const [key, account] of this.#runs) if (!live.has(account.budget.id)) this.#runs.delete(key);
    for (const budget of budgets) {
      if (budget.scopeKind === 'run') continue;
      const known = this.#accounts.get(budget.id);
      if (known === undefined) this.#accounts.set(budget.id, new BudgetAccount(this.id, budget, null));
      else known.reconfigure(budget);
    }
    this.#ofRuns = budgets.filter(({ scopeKind }) => scopeKind === 'run');
    const byId = new Map(this.#ofRuns.map((budget) => [budget.id, budget]));
    for (const account of this.#runs.values()) account.reconfigure(byId.get(account.budget.id) ?? account.budget);
    this.#lists = new WeakMap();
  }

  /** Every budget that counts the call, always in the same order. */
  of(caller: Caller, models: readonly DirectoryModel[], runId: string | null): readonly BudgetAccount[] {
    const [first, ...others] = models.map((model) => this.#ofModel(caller, model, runId));
    return first === undefined || others.length === 0 ? (first ?? []) : [...new Set([...first, ...others.flat()])];
  }

  #ofModel(caller: Caller, model: DirectoryModel, runId: string | null): readonly BudgetAccount[] {
    let byModel = this.#lists.get(caller);
    if (byModel === undefined) this.#lists.set(caller, (byModel = new Map<DirectoryModel, readonly BudgetAccount[]>()));
    let list = byModel.get(model);
    if (list === undefined) {
      list = [...this.#accounts.values()].filter(({ budget }) => counts(budget, caller, model));
      byModel.set(model, list);
    }
    if (this.#ofRuns.length === 0 || runId === null) return list;
    const ofRun = this.#ofRuns.filter(({ scopeId }) => scopeId === null || scopeId === caller.agent.id);
    return ofRun.length === 0 ? list : [...list, ...ofRun.map((budget) => this.#ofRun(budget, runId))];
  }

  /** Budgets of runs that count the caller's; a call that names no run is one by itself. */
  runBudgetsOf(caller: Caller): readonly Budget[] {
    return this.#ofRuns.filter(({ scopeId }) => scopeId === null || scopeId === caller.agent.id);
  }

  get accounts(): readonly BudgetAccount[] {
    return [...this.#accounts.values(), ...this.#runs.values()];
  }

  #ofRun(budget: Budget, runId: string): BudgetAccount {
    const key = `${budget.id} ${runId}`;
    let account = this.#runs.get(key);
    if (account === undefined) {
      account = new BudgetAccount(this.id, budget, runId);
      this.#forgetOldRuns();
    } else {
      this.#runs.delete(key);
    }
    this.#runs.set(key, account);
    return account;
  }

  /** The one that went on longest ago first; never one that has calls under way. */
  #forgetOldRuns(): void {
    if (this.#runs.size < runsMax) return;
    for (const [key, account] of this.#runs) {
      if (account.windows.some(({ reserved, hasChanged }) => reserved > 0n || hasChanged)) continue;
      this.#runs.delete(key);
      return;
    }
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
      return false;
  }
}
