import { riskClasses } from '@agent-os/core/choices';
import type { FilterField } from '@/components/filters/index.ts';

/** Those of the calls' filter that are known before a call runs. */
const shared = ['agent', 'department', 'team', 'model', 'provider', 'pool', 'protocol', 'streamed', 'key'];

const own: readonly FilterField[] = [
  { id: 'text', label: 'text', kind: 'text', operators: ['contains'] },
  {
    id: 'risk',
    label: 'criticality',
    kind: 'choice',
    options: riskClasses.map((name) => ({ value: name, label: name })),
    closed: true,
  },
  { id: 'input', label: 'input', kind: 'number', unit: 'tok', operators: ['at_least', 'at_most'] },
];

/** What rules can ask of a call, with the names that the calls' filter has for it. */
export function ruleFields(callFields: readonly FilterField[]): readonly FilterField[] {
  return [...own, ...shared.flatMap((id) => callFields.filter((field) => field.id === id))];
}
