export { callFilterParsers, toCallFilter } from './call-filter.ts';
export { CallPage } from './call-page.tsx';
export { CallsPage } from './calls-page.tsx';
export { recentCallsInput } from './recent-calls-input.ts';
export { RecentCalls } from './recent-calls.tsx';
