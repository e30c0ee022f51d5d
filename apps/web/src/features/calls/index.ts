export { readCallAddress, toCallFilter, toListInput } from './call-address.ts';
export { callExportLines } from './call-export.ts';
export { callGridColumns } from './call-grid-columns.tsx';
export { CallPage } from './call-page.tsx';
export { CallPeek } from './call-peek.tsx';
export { CallsPage } from './calls-page.tsx';
export { useCallFields } from './use-call-fields.ts';
export { recentCallsInput } from './recent-calls-input.ts';
export { RecentCalls } from './recent-calls.tsx';
