import type { Budget } from '@agent-os/core/economy';
import { MemoryBudgetLeases } from '../../../adapters/budget-leases/testing/memory-budget-leases.ts';
import type { BudgetLeaseStore } from '../../../ports/budget-lease-store.ts';
import { BudgetLeaseLoop, type BudgetedCall } from '../index.ts';

const organisationId = 'org_1';
/** Of tokens, of which 100 may be used. */
export const hourlyBudget: Budget = {
  id: 'bdg_1',
  name: 'Every hour',
  scopeKind: 'organisation',
  scopeId: null,
  scopeLabel: 'the organisation',
  period: 'hour',
  unit: 'tokens',
  cap: 100n,
  action: 'deny',
  timeZone: 'UTC',
  raises: [],
};
// Only what a loop reads of a caller and a model.
const caller = { organisation: { id: organisationId }, agent: { id: 'agt_1', department: { id: 'dep_1' } } };
const model = { id: 'mdl_1', name: 'm', prices: [] };

/** Loops on one store in memory, which tells them of what others want. */
export class LoopRig {
  isAway = false;
  /** How many windows each settlement was about. */
  readonly settled: number[] = [];
  readonly store = new MemoryBudgetLeases(
    () => Date.now(),
    (payload) => {
      for (const loop of this.loops) setTimeout(() => loop.announced(payload), 1);
    },
  );
  readonly loops: BudgetLeaseLoop[] = [];
  readonly #budgets: readonly Budget[];
  readonly #rememberedMax: number;

  constructor(budgets: readonly Budget[] = [hourlyBudget], rememberedMax = 10) {
    this.#budgets = budgets;
    this.#rememberedMax = rememberedMax;
    for (const { id, cap } of budgets) this.store.caps.set(id, cap);
  }

  async start(replica: string, session = replica): Promise<BudgetLeaseLoop> {
    const store = this.store.of(replica);
    const through: BudgetLeaseStore['settle'] = (by, organisation, windows, decide) => {
      this.settled.push(windows.length);
      return this.isAway ? Promise.reject(new Error('away')) : store.settle(by, organisation, windows, decide);
    };
    this.store.liveSessions.add(session);
    const loop = new BudgetLeaseLoop({
      store: {
        settle: through,
        listLeased: (...asked) => (this.isAway ? Promise.reject(new Error('away')) : store.listLeased(...asked)),
      },
      kernel: { session, until: { ms: Infinity } },
      outlivesStore: false,
      rememberedMax: this.#rememberedMax,
      nowMs: () => performance.now(),
      epochMs: () => Date.now(),
      logger: { warn: () => undefined },
    });
    loop.configured({ id: organisationId, budgets: this.#budgets });
    this.loops.push(loop);
    await loop.start();
    return loop;
  }

  async stop(): Promise<void> {
    this.isAway = false;
    for (const loop of this.loops) await loop.stop();
  }
}

export function callOf(
  tokens: bigint,
  of: { readonly gone?: AbortSignal; readonly runId?: string; readonly user?: string } = {},
): BudgetedCall {
  const { gone = new AbortController().signal, runId = null, user = null } = of;
  const most = { usd: null, tokens, credits: null, energy: null };
  return { caller, models: [model], runId, user, most, gone: () => gone } as unknown as BudgetedCall;
}
