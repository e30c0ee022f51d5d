import type { ToolWait } from '../../ports/pool-state.ts';
import type { OwnerNames } from './name-owners.ts';

const named = 3;

/** `waits for a free use of erp, 2 of 2 in use by Dunning and Invoices`. */
export function explainToolWait({ tool, uses, inUse, agentIds }: ToolWait, names: OwnerNames): string {
  const users = agentIds.map((id) => names.agent(id).name).filter((name) => name !== '');
  const more = users.length - named;
  const listed = more > 0 ? [...users.slice(0, named), `${more} more`] : users;
  const by = listed.length < 2 ? listed.join('') : `${listed.slice(0, -1).join(', ')} and ${listed.at(-1) ?? ''}`;
  return `waits for a free use of ${tool}, ${inUse} of ${uses} in use${by === '' ? '' : ` by ${by}`}`;
}
