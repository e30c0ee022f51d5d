export { useActions, type Action } from './actions/index.ts';
export { useDepartment, useDepartmentHref } from './department/index.ts';
export { NotFoundHelp } from './not-found-help.tsx';
export { useMay } from './permissions.tsx';
export { signOutEverywhere } from './session-actions.ts';
export { Shell, type ShellProps } from './shell.tsx';
export { useShellControls } from './shell-controls.tsx';
