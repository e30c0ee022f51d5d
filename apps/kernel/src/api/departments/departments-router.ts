import { trpc } from '../trpc.ts';
import { archiveDepartment } from './archive-department.ts';
import { archiveTeam } from './archive-team.ts';
import { createDepartment } from './create-department.ts';
import { createTeam } from './create-team.ts';
import { getDepartmentCosts } from './get-department-costs.ts';
import { getDepartmentTree } from './get-department-tree.ts';
import { listDepartments } from './list-departments.ts';
import { moveTeam } from './move-team.ts';
import { renameDepartment } from './rename-department.ts';
import { renameTeam } from './rename-team.ts';

export const departmentsRouter = trpc.router({
  list: listDepartments,
  tree: getDepartmentTree,
  costs: getDepartmentCosts,
  create: createDepartment,
  rename: renameDepartment,
  archive: archiveDepartment,
  createTeam,
  renameTeam,
  moveTeam,
  archiveTeam,
});
