import type { Route } from 'next';

/** Whose work is on one page finds it first; whoever else holds another role starts with all that runs. */
export function startPageOf({
  roles,
  permissions,
}: {
  roles: readonly string[];
  permissions: readonly string[];
}): Route {
  const isFinance = roles.length === 1 && roles[0] === 'finance';
  return isFinance && permissions.includes('finance:read') ? '/finance' : '/overview';
}
