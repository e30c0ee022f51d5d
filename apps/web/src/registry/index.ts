export { createRegistry, type Registry } from './create-registry.ts';
export { useRegistered } from './use-registered.ts';
