import type { Permission } from '@agent-os/core/identity';
import type { MemberCaller } from '../context/index.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { trpc } from '../trpc.ts';
import { getFinanceMonth } from './get-finance-month.ts';
import { listAnomalies } from './list-anomalies.ts';
import { listFinanceOwners } from './list-finance-owners.ts';

const createReader = trpc.createCallerFactory(
  trpc.router({ month: getFinanceMonth, owners: listFinanceOwners, anomalies: listAnomalies }),
);

export type FinanceReader = ReturnType<typeof createReader>;

/** What the finance pages ask, for the system itself: a report shows what they show, as the same procedures answer both. */
export function financeReader(dependencies: ApiDependencies, organisationId: string): FinanceReader {
  const caller: MemberCaller = {
    kind: 'token',
    id: 'reports',
    organisationId,
    roles: [],
    permissions: new Set<Permission>(['finance:read']),
  };
  return createReader({
    dependencies,
    caller,
    authenticateAgain: () => Promise.resolve(caller),
    forgetCallers: () => undefined,
  });
}
