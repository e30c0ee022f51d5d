export { expiresAtOf } from './expires-at-of.ts';
export { KeyLifetimeField } from './key-lifetime-field.tsx';
export { NewKeyDialog } from './new-key-dialog.tsx';
export { ShownKey } from './shown-key.tsx';
