export { ActionProvider, useActions, type Action } from './actions/index.ts';
export { useDepartment } from './department/index.ts';
export { useMay } from './permissions.tsx';
export { signOutEverywhere } from './session-actions.ts';
export { Shell } from './shell.tsx';
export { useShellControls } from './shell-controls.tsx';
