import type { TenantTransaction } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';

/** Throws unless the department is the organisation's and the team, if any, belongs to it. */
export async function assertPlace(
  tx: TenantTransaction,
  { departmentId, teamId }: { readonly departmentId: string; readonly teamId: string | null },
): Promise<void> {
  const department = await tx.department.findUnique({ where: { id: departmentId }, select: { id: true } });
  if (department === null) throw notFound('department');
  if (teamId === null) return;
  const team = await tx.team.findUnique({ where: { id: teamId }, select: { departmentId: true } });
  if (team === null) throw notFound('team');
  if (team.departmentId !== departmentId) {
    throw new ApiError('invalid', 'This team belongs to another department: choose a team of the same one.');
  }
}
