import type { FinanceGroup } from '../finance-types.ts';

export const groupNames: Readonly<
  Record<FinanceGroup, { readonly one: string; readonly many: string; readonly title: string }>
> = {
  department: { one: 'Department', many: 'departments', title: 'Departments' },
  agent: { one: 'Agent', many: 'agents', title: 'Agents' },
  model: { one: 'Model', many: 'models', title: 'Models' },
  team: { one: 'Team', many: 'teams', title: 'Teams' },
  provider: { one: 'Provider', many: 'providers', title: 'Providers' },
  class: { one: 'Token class', many: 'token classes', title: 'Token classes' },
};

/** Why a line of nobody is there, by what is grouped by. */
export const unallocatedWords: Readonly<Record<FinanceGroup, string>> = {
  department: 'Spend that is traced to no department.',
  agent: 'Spend that is traced to no agent.',
  model: 'Calls that ended before a model was found.',
  team: 'Agents that are in no team.',
  provider: 'Calls that ended before a provider was found.',
  class: 'Costs of which no token classes are known.',
};
