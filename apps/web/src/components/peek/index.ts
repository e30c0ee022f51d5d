export { Peek, type PeekProps } from './peek.tsx';
export { PeekTabs, type PeekTabsProps } from './peek-tabs.tsx';
export { PeekLayout, type PeekLayoutProps } from './peek-layout.tsx';
export type { PeekTab } from './peek-tabs.tsx';
export { stepPeek } from './step-peek.ts';
export { usePeek, type PeekAddress } from './use-peek.ts';
