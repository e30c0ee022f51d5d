import { listAuditInput, listAuditResult } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const listAudit = organisationProcedure('audit:read').input(listAuditInput).output(listAuditResult).query(() => {
  throw new Error('unfinished');
});
