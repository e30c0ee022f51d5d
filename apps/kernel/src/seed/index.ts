export { createFirstProvider } from './first-provider.ts';
export { seed } from './seed.ts';
export type { Credentials } from './credentials-file.ts';
export { readSeedConfiguration, type UpstreamSettings } from './seed-configuration.ts';
