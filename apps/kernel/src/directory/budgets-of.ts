import type { Budget, BudgetScopeKind } from '@agent-os/core/economy';
import type { OrganisationSnapshot } from '@agent-os/db';

/** An organisation's budgets with the names of what they count, for the errors that name them. */
export function budgetsOf(snapshot: OrganisationSnapshot): readonly Budget[] {
  const names: Readonly<Record<Exclude<BudgetScopeKind, 'organisation' | 'key'>, readonly Named[]>> = {
    department: snapshot.departments,
    team: snapshot.teams,
    agent: snapshot.agents,
    model: snapshot.models,
    run: snapshot.agents,
    user: snapshot.agents,
  };
  return snapshot.budgets.map(({ increases, notifyPercents: _notifyPercents, ...budget }) => ({
    ...budget,
    scopeLabel: labelOf(budget.scopeKind, budget.scopeId),
    raises: increases,
  }));

  function labelOf(kind: BudgetScopeKind, id: string | null): string {
    if (kind === 'organisation') return `the organisation ${snapshot.organisation.name}`;
    if (kind === 'key') return `the key …${snapshot.keys.find((key) => key.id === id)?.lastFour ?? ''}`;
    const name = names[kind].find((each) => each.id === id)?.name ?? '';
    if (kind === 'run') return id === null ? 'each run' : `each run of the agent ${name}`;
    if (kind === 'user') return id === null ? 'each end user' : `each end user of the agent ${name}`;
    return `the ${kind} ${name}`;
  }
}

interface Named {
  readonly id: string;
  readonly name: string;
}
