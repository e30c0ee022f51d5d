'use client';

import { useQuery } from '@tanstack/react-query';
import { useLive } from '@/components/live/index.ts';
import { useDepartment } from '@/features/shell/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

const pollMs = 15_000;

/** The agents of the chosen department with what they did today; all of them when none is chosen. */
export function useFleet() {
  const trpc = useTRPC();
  const { departmentId } = useDepartment();
  const { paused } = useLive();
  return useQuery({
    ...trpc.agents.list.queryOptions(),
    refetchInterval: paused ? false : pollMs,
    select: (agents) =>
      departmentId === undefined ? agents : agents.filter(({ department }) => department.id === departmentId),
  });
}
