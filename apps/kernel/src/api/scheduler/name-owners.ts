import type { TenantTransaction } from '@agent-os/db';

export interface OwnerNames {
  agent(agentId: string): { id: string; slug: string; name: string };
  department(departmentId: string): { id: string; name: string };
}

/** Names of the agents and departments that a report speaks of; an id that is gone has an empty name. */
export async function nameOwners(
  tx: TenantTransaction,
  owners: readonly { readonly agentId: string | null; readonly departmentId?: string }[],
): Promise<OwnerNames> {
  const agentIds = [...new Set(owners.flatMap(({ agentId }) => agentId ?? []))];
  const departmentIds = [...new Set(owners.flatMap(({ departmentId }) => departmentId ?? []))];
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
  const select = { id: true, name: true } as const;
  const agents = byId(await tx.agent.findMany({ where: { id: { in: agentIds } }, select: { ...select, slug: true } }));
  const departments = byId(await tx.department.findMany({ where: { id: { in: departmentIds } }, select }));
  return {
    agent: (id) => agents.get(id) ?? { id, slug: '', name: '' },
    department: (id) => departments.get(id) ?? { id, name: '' },
  };
}
