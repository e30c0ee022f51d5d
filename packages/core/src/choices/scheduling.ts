export { policyNames, serviceClasses } from '../scheduling/index.ts';
