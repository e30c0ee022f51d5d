const rowsMax = 14;

/** What `RecentCalls` asks for, so that a page can prefetch the same. */
export function recentCallsInput(agentId: string | undefined, departmentId?: string) {
  return {
    ...(agentId === undefined ? {} : { agentId }),
    ...(departmentId === undefined ? {} : { departmentId }),
    limit: rowsMax,
  };
}
