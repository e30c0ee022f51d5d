export { CallBody, type CallBodyProps } from './call-body.tsx';
export { CallFacts } from './call-facts.tsx';
export { useCall } from './use-call.ts';
export { useCallTabs } from './use-call-tabs.ts';
