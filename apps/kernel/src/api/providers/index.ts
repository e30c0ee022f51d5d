export { providersRouter } from './providers-router.ts';
export { requireProvider } from './require-provider.ts';
