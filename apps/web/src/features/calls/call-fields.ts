import { callLossCauses, callProtocols, callStates, reuseOrigins, tokenClasses } from '@agent-os/core/choices';
import type { FilterField, FilterOption } from '@/components/filters/index.ts';

/** What the organisation has that calls can be filtered by; empty lists while it is not known. */
export interface CallChoices {
  readonly departments: readonly FilterOption[];
  readonly teams: readonly FilterOption[];
  readonly models: readonly FilterOption[];
  readonly providers: readonly FilterOption[];
  readonly pools: readonly FilterOption[];
  readonly loadAgents?: ((text: string) => Promise<readonly FilterOption[]>) | undefined;
}

export const noChoices: CallChoices = { departments: [], teams: [], models: [], providers: [], pools: [] };

const named = (values: readonly string[]): FilterOption[] => values.map((value) => ({ value, label: value }));
const choice = (id: string, label: string, options: readonly FilterOption[], closed = false): FilterField => ({
  id,
  label,
  kind: 'choice',
  options,
  closed,
});
const exactText = (id: string, label: string): FilterField => ({ id, label, kind: 'text', operators: ['is'] });
const flag = (id: string, label: string): FilterField => ({ id, label, kind: 'flag' });
const amount = (id: string, label: string, unit?: string): FilterField => ({
  id,
  label,
  kind: 'number',
  ...(unit === undefined ? {} : { unit }),
});

const commonErrors = [
  'policy_denied',
  'budget_exceeded',
  'killed',
  'agent_suspended',
  'model_not_found',
  'rate_limited',
  'queue_full',
  'outbid',
  'wait_timeout',
  'deadline_missed',
  'upstream_error',
  'upstream_timeout',
  'model_unavailable',
  'internal_error',
  'client_closed',
] as const;

/** Every field of a call that the kernel filters by, the most used first. Ids are those of the contract. */
export function callFields({ loadAgents, ...choices }: CallChoices): readonly FilterField[] {
  return [
    choice('state', 'state', named(callStates), true),
    { id: 'agent', label: 'agent', kind: 'choice', ...(loadAgents === undefined ? {} : { loadOptions: loadAgents }) },
    choice('department', 'department', choices.departments),
    choice('team', 'team', choices.teams),
    choice('model', 'model asked for', choices.models),
    choice('error', 'error', named(commonErrors)),
    amount('cost', 'cost', 'USD'),
    amount('duration', 'duration', 'ms'),
    amount('wait', 'wait', 'ms'),
    amount('firstByte', 'first byte', 'ms'),
    amount('execute', 'execution', 'ms'),
    amount('input', 'input', 'tok'),
    amount('output', 'output', 'tok'),
    amount('status', 'HTTP status'),
    choice('provider', 'provider', choices.providers),
    choice('pool', 'pool', choices.pools),
    choice('protocol', 'protocol', named(callProtocols), true),
    choice('syscall', 'syscall', named(['llm.generate', 'llm.embed']), true),
    choice('reuse', 'answer of another call', named(reuseOrigins), true),
    choice(
      'class',
      'charged for',
      tokenClasses.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
      true,
    ),
    choice(
      'lost',
      'slot time lost to',
      callLossCauses.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
      true,
    ),
    flag('streamed', 'streamed'),
    flag('simulated', 'simulated'),
    exactText('run', 'run'),
    exactText('key', 'key id'),
    exactText('answered', 'model that answered'),
    { id: 'id', label: 'call id', kind: 'text', operators: ['starts_with'] },
  ];
}

/** The fields without what only the browser knows: enough to read an address. */
export const plainCallFields = callFields(noChoices);
