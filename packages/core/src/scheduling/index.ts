export { decideAdmission, decideStarts, type AdmissionDecision, type PoolLoad } from './decide-admission.ts';
