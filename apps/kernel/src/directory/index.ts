export type {
  Caller,
  DirectoryAgent,
  DirectoryModel,
  DirectoryPool,
  DirectoryProvider,
  OrganisationEntry,
} from './directory-entries.ts';
export { OrganisationDirectory, type LoadedOrganisation } from './organisation-directory.ts';
