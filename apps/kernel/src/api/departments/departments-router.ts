import { trpc } from '../trpc.ts';
import { createDepartment } from './create-department.ts';
import { createTeam } from './create-team.ts';
import { listDepartments } from './list-departments.ts';

export const departmentsRouter = trpc.router({
  list: listDepartments,
  create: createDepartment,
  createTeam,
});
