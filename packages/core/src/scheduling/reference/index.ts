export { decideAdmissions } from './decide-admissions.ts';
