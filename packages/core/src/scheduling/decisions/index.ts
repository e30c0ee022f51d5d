export { explainAdmission } from './explain-admission.ts';
export type { AdmissionReason, AdmissionRule } from './admission-reason.ts';
export type { RefusalReason, SchedulingDecision } from './scheduling-decision.ts';
