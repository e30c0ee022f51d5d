'use client';

import { Building2 } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { ChoiceMenu } from '../choice-menu.tsx';
import { useDepartment } from './use-department.ts';

const every = 'every';

export interface DepartmentMenuProps {
  /** Pages that know of departments. */
  readonly pages: readonly string[];
}

/** Narrows the page to one department. Absent where there is nothing to choose, or nothing that it would change. */
export function DepartmentMenu({ pages }: DepartmentMenuProps) {
  const pathname = usePathname();
  const { departmentId, department, departments, setDepartment } = useDepartment();
  if (!pages.includes(pathname) || (departments.length < 2 && departmentId === undefined)) return null;
  return (
    <ChoiceMenu
      label="department"
      current={departmentId ?? every}
      choices={[{ id: every, name: 'Every department' }, ...departments]}
      onChoose={(id) => setDepartment(id === every ? undefined : id)}
      narrowed={departmentId !== undefined}
    >
      <Building2 aria-hidden="true" size={14} strokeWidth={1.6} className="shrink-0 text-ink-3 sm:hidden" />
      <span className="truncate max-sm:hidden">
        {departmentId === undefined ? 'Every department' : (department?.name ?? 'Unknown department')}
      </span>
    </ChoiceMenu>
  );
}
