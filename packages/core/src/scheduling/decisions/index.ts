export { describeOrder, explainAdmission } from './explain-admission.ts';
export { admissionRules, type AdmissionReason, type AdmissionRule } from './admission-reason.ts';
export type { RefusalReason, SchedulingDecision } from './scheduling-decision.ts';
