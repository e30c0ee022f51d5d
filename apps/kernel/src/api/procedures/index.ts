export { organisationProcedure } from './organisation-procedure.ts';
export { serviceProcedure } from './service-procedure.ts';
export { signedInProcedure } from './signed-in-procedure.ts';
