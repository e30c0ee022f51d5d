export type { Action } from './action.ts';
export { ActionProvider, useActions, usePageActions } from './action-provider.tsx';
