export type { OpenProviderKey } from './build-organisation.ts';
export type {
  Caller,
  DirectoryAgent,
  DirectoryModel,
  DirectoryPool,
  DirectoryProvider,
  DirectoryRoute,
  OrganisationEntry,
  ReuseLimits,
} from './directory-entries.ts';
export { loopPrintKey, type StoppedLoop } from './loops-of.ts';
export { DirectoryLoader } from './directory-loader.ts';
export { candidatesOf } from './routes-of.ts';
export { OrganisationDirectory } from './organisation-directory.ts';
