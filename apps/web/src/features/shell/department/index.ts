export { DepartmentMenu } from './department-menu.tsx';
export { useDepartment, useDepartmentHref } from './use-department.ts';
