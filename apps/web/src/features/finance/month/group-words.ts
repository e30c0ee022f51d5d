import type { FinanceGroup } from '../finance-types.ts';

export const groupNames: Readonly<Record<FinanceGroup, { readonly one: string; readonly many: string }>> = {
  department: { one: 'Department', many: 'departments' },
  agent: { one: 'Agent', many: 'agents' },
  model: { one: 'Model', many: 'models' },
  team: { one: 'Team', many: 'teams' },
  provider: { one: 'Provider', many: 'providers' },
  class: { one: 'Token class', many: 'token classes' },
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
