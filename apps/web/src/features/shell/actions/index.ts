export type { Action } from './action.ts';
export { ActionProvider, useActions, useAskForAction, usePageActions } from './action-provider.tsx';
