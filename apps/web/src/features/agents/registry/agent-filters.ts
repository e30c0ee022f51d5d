import { agentStates, riskClasses } from '@agent-os/core/choices';
import type { FilterField, FilterOption, FilterValue } from '@/components/filters/index.ts';
import type { AgentListItem } from '../agent-types.ts';
import { compareCost } from './compare-cost.ts';
import { healthWords } from '../describe-health.ts';

const nanoPerUsd = 1_000_000_000;
/** Value of the option for those that have none. */
export const none = 'none';

const plain = (values: readonly string[]): FilterOption[] => values.map((value) => ({ value, label: value }));

function distinct(options: readonly FilterOption[]): FilterOption[] {
  const byValue = new Map(options.map((option) => [option.value, option]));
  return [...byValue.values()].toSorted((one, other) => one.label.localeCompare(other.label, 'en'));
}

/** What the registry can be filtered by; choices offer what the agents have. */
export function agentFilterFields(agents: readonly AgentListItem[]): readonly FilterField[] {
  return [
    { id: 'name', label: 'name', kind: 'text' },
    { id: 'state', label: 'state', kind: 'choice', options: plain(agentStates), closed: true },
    {
      id: 'health',
      label: 'health',
      kind: 'choice',
      options: Object.entries(healthWords).map(([value, label]) => ({ value, label })),
      closed: true,
    },
    {
      id: 'department',
      label: 'department',
      kind: 'choice',
      options: distinct(agents.map(({ department }) => ({ value: department.id, label: department.name }))),
    },
    {
      id: 'team',
      label: 'team',
      kind: 'choice',
      options: [
        ...distinct(agents.flatMap(({ team }) => (team === null ? [] : [{ value: team.id, label: team.name }]))),
        { value: none, label: 'no team' },
      ],
    },
    {
      id: 'owner',
      label: 'owner',
      kind: 'choice',
      options: [
        ...distinct(agents.flatMap(({ owner }) => (owner === null ? [] : [{ value: owner.id, label: owner.name }]))),
        { value: none, label: 'nobody' },
      ],
    },
    {
      id: 'risk',
      label: 'risk class',
      kind: 'choice',
      options: [...plain(riskClasses), { value: none, label: 'not registered' }],
      closed: true,
    },
    {
      id: 'model',
      label: 'model in its list',
      kind: 'choice',
      options: distinct(plain(agents.flatMap(({ allowedModels }) => allowedModels))),
    },
    { id: 'calls', label: 'calls today', kind: 'number' },
    { id: 'cost', label: 'cost today', kind: 'number', unit: 'USD' },
    { id: 'ratio', label: 'cost against normal', kind: 'number', unit: '×' },
    { id: 'running', label: 'running now', kind: 'flag' },
    { id: 'simulated', label: 'simulated today', kind: 'flag' },
  ];
}

const readers: Readonly<Record<string, (agent: AgentListItem) => FilterValue>> = {
  name: ({ slug, name }) => `${slug} ${name}`,
  state: ({ state }) => state,
  health: ({ health }) => health.state,
  department: ({ department }) => department.id,
  team: ({ team }) => team?.id ?? none,
  owner: ({ owner }) => owner?.id ?? none,
  risk: ({ riskClass: tier }) => tier ?? none,
  model: ({ allowedModels }) => allowedModels,
  calls: ({ callsToday }) => callsToday,
  cost: ({ costTodayNanoUsd }) => (costTodayNanoUsd === null ? null : Number(costTodayNanoUsd) / nanoPerUsd),
  ratio: (agent) => compareCost(agent)?.ratio ?? null,
  running: ({ runningNow }) => runningNow > 0,
  simulated: ({ simulatedToday }) => simulatedToday > 0,
};

/** What an agent holds under a field of the filter. */
export function readAgent(agent: AgentListItem, field: string): FilterValue {
  return readers[field]?.(agent) ?? null;
}
