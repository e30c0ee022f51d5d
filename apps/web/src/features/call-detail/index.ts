export { CallBody, type CallBodyProps } from './call-body.tsx';
export { CallFacts } from './call-facts.tsx';
export { callsLike } from './calls-like.ts';
export type { CallDetail } from './call-types.ts';
export { useCall } from './use-call.ts';
export { useCallTabs } from './use-call-tabs.ts';
