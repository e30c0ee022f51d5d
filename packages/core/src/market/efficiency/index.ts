export { EfficiencyCourse } from './efficiency-course.ts';
export { efficiencyOfRound } from './efficiency-of-round.ts';
export { nearOptimumOf } from './near-optimum.ts';
export { worthOfSlots } from './worth-of-slots.ts';
