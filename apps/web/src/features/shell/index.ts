export { PermissionsProvider, useMay } from './permissions.tsx';
export { signOutEverywhere } from './session-actions.ts';
export { Shell } from './shell.tsx';
