export { KeysDialog } from './keys-dialog.tsx';
export { listKeys } from './list-keys.ts';
