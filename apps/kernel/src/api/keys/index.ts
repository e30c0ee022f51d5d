export { keyColumns, keyWire } from './key-wire.ts';
export { keysRouter } from './keys-router.ts';
