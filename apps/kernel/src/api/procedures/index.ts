export type { Change, ChangeOptions, ChangeWork } from './change.ts';
export type { ChangeRecorder } from './change-recorder.ts';
export { organisationProcedure } from './organisation-procedure.ts';
export { serviceProcedure } from './service-procedure.ts';
export { signedInProcedure } from './signed-in-procedure.ts';
