export { admissionRules, policyNames, serviceClasses } from '../scheduling/index.ts';
