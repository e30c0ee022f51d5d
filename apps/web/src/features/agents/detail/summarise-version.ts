import type { AgentVersion } from '../agent-types.ts';

/** Names of what a version keeps, as people call it; ids stand behind the names beside them. */
export const fieldNames: Readonly<Record<string, string>> = {
  name: 'name',
  purpose: 'purpose',
  department: 'department',
  team: 'team',
  owner: 'owner',
  riskClass: 'risk class',
  allowedModels: 'models',
  shareIdenticalCalls: 'sharing of executions',
  reuseAnswers: 'reuse of earlier answers',
  capabilities: 'capabilities',
  instances: 'instances',
  tasksPerInstance: 'tasks an instance',
};

/** What a version holds for a person to compare: without the ids. */
export function factsOf({ configuration }: AgentVersion) {
  const { departmentId: _department, teamId: _team, ownerPersonId: _owner, allowedModels, ...kept } = configuration;
  const { capabilities, minInstances, maxInstances, tasksPerInstance, ...named } = kept;
  const { shareIdenticalCalls, reuseAnswers, ...facts } = named;
  return {
    ...facts,
    allowedModels: allowedModels.length === 0 ? 'every model' : allowedModels.join(', '),
    shareIdenticalCalls: shareIdenticalCalls ? 'on' : 'off',
    reuseAnswers: reuseAnswers ? 'on' : 'off',
    capabilities: capabilities.join(', '),
    instances: `${minInstances} to ${maxInstances}`,
    tasksPerInstance: String(tasksPerInstance),
  };
}

const longestValue = 40;

type Fact = string | null;

function wordsOf(value: Fact | undefined): string {
  const text = value || 'none';
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** What made this version differ from the one before, in a line: `owner Ada → Grace; models`. */
export function summariseVersion(version: AgentVersion, before: AgentVersion | undefined): string {
  if (before === undefined) return 'registered';
  const now: Readonly<Record<string, Fact>> = factsOf(version);
  const then: Readonly<Record<string, Fact>> = factsOf(before);
  const changes = Object.keys(fieldNames)
    .filter((field) => now[field] !== then[field])
    .map((field) =>
      field === 'purpose'
        ? 'purpose'
        : `${fieldNames[field] ?? field} ${wordsOf(then[field])} → ${wordsOf(now[field])}`,
    );
  return changes.length === 0 ? 'place in the organisation' : changes.join('; ');
}

/** Who made it; the installation's own acts have no name. */
export function authorOf({ author }: Pick<AgentVersion, 'author'>): string {
  if (author.kind === 'system') return author.id === 'seed' ? 'first start' : 'the system';
  return author.name ?? 'somebody who left';
}
