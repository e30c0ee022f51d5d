export { CallableOptions } from './callable-options.tsx';
export { callableNames, type Callable } from './callable-names.ts';
