export { kernelEnvironment } from './child-environments.ts';
export type { Installation } from './installation.ts';
export { planChildren } from './plan-children.ts';
export { readyLine } from './ready-line.ts';
