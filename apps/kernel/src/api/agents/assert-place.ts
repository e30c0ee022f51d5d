import type { TenantTransaction } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';

const archived = (what: string) =>
  new ApiError('conflict', `This ${what} is archived: bring it back under Departments, or choose another.`);

/** Throws unless the department is the organisation's, the team, if any, belongs to it, and neither is archived. */
export async function assertPlace(
  tx: TenantTransaction,
  { departmentId, teamId }: { readonly departmentId: string; readonly teamId: string | null },
): Promise<void> {
  // Held until the agent stands there, so that nobody archives the place in between.
  await tx.$queryRaw`select id from department where id = ${departmentId} for key share`;
  if (teamId !== null) await tx.$queryRaw`select id from team where id = ${teamId} for key share`;
  const department = await tx.department.findUnique({ where: { id: departmentId }, select: { archivedAt: true } });
  if (department === null) throw notFound('department');
  if (department.archivedAt !== null) throw archived('department');
  if (teamId === null) return;
  const team = await tx.team.findUnique({ where: { id: teamId }, select: { departmentId: true, archivedAt: true } });
  if (team === null) throw notFound('team');
  if (team.archivedAt !== null) throw archived('team');
  if (team.departmentId !== departmentId) {
    throw new ApiError('invalid', 'This team belongs to another department: choose a team of the same one.');
  }
}
