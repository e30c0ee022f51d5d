const rowsMax = 14;

/** What `RecentCalls` asks for, so that a page can prefetch the same. */
export function recentCallsInput(agentId: string | undefined) {
  return { ...(agentId === undefined ? {} : { agentId }), limit: rowsMax };
}
