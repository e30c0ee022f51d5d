/** What value, cost and return are grouped by. */
export const valueGroups = ['agent', 'department', 'kind'] as const;
