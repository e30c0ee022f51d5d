import type { TenantTransaction } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';

const placeColumns = { id: true, slug: true, name: true, archivedAt: true } as const;

/** The department of this organisation; throws `not_found`. */
export async function requireDepartment(tx: TenantTransaction, departmentId: string) {
  const row = await tx.department.findUnique({ where: { id: departmentId }, select: placeColumns });
  if (row === null) throw notFound('department');
  return row;
}

/** The same, when work may be put there: held open until the transaction ends. Throws `conflict` for one that is archived. */
export async function requireOpenDepartment(tx: TenantTransaction, departmentId: string) {
  await tx.$queryRaw`select id from department where id = ${departmentId} for key share`;
  const row = await requireDepartment(tx, departmentId);
  if (row.archivedAt === null) return row;
  throw new ApiError('conflict', `${row.name} is archived: bring it back first, or choose another department.`);
}

/** The team of this organisation; throws `not_found`. */
export async function requireTeam(tx: TenantTransaction, teamId: string) {
  const row = await tx.team.findUnique({ where: { id: teamId }, select: { ...placeColumns, departmentId: true } });
  if (row === null) throw notFound('team');
  return row;
}
