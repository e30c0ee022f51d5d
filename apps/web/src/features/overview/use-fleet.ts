'use client';

import { useMemo } from 'react';
import { useAgents } from '@/features/agents/index.ts';
import { useDepartment } from '@/features/shell/index.ts';

const pollMs = 15_000;

/** The agents of the chosen department with what they did today; all of them when none is chosen. */
export function useFleet() {
  const { departmentId } = useDepartment();
  const { data: agents, error, refetch } = useAgents(pollMs);
  const data = useMemo(
    () => (departmentId === undefined ? agents : agents?.filter(({ department }) => department.id === departmentId)),
    [agents, departmentId],
  );
  return { data, error, refetch };
}
