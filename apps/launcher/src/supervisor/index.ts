export type { ChildSpecification } from './child-specification.ts';
export { LogFile } from './log-file.ts';
export { surfaceLine } from './surface-line.ts';
export { Supervisor } from './supervisor.ts';
