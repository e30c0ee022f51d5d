'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useSearchParams } from 'next/navigation';
import { parseAsString, useQueryState } from 'nuqs';
import { useMay } from '../permissions.tsx';
import { useTRPC } from '@/trpc/client.tsx';

const parameter = 'department';

/**
 * The department that overview, calls and agents are narrowed to: `?department=<id>`, kept from page to page. Undefined
 * id: every department. An id that is not of this organisation fits nothing, and has no name.
 */
export function useDepartment() {
  const trpc = useTRPC();
  const mayRead = useMay('agents:read');
  const [id, setId] = useQueryState(parameter, parseAsString.withOptions({ history: 'push' }));
  const list = useQuery({ ...trpc.departments.list.queryOptions(), enabled: mayRead });
  const departments = list.data ?? [];
  return {
    departmentId: id ?? undefined,
    department: departments.find((department) => department.id === id),
    departments,
    setDepartment: (departmentId: string | undefined) => void setId(departmentId ?? null),
  };
}

/** Gives a page its address, with the department if the page knows of departments. */
export function useDepartmentHref(): (page: { readonly href: Route; readonly byDepartment?: boolean }) => Route {
  const id = useSearchParams().get(parameter);
  return ({ href, byDepartment = false }) =>
    byDepartment && id !== null ? (`${href}?${parameter}=${encodeURIComponent(id)}` as Route) : href;
}
