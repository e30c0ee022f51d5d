export { createRegistry, useRegistered, type Registry } from './create-registry.ts';
