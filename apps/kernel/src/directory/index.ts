export type { OpenProviderKey } from './build-organisation.ts';
export type {
  Caller,
  DirectoryAgent,
  DirectoryModel,
  DirectoryPool,
  DirectoryProvider,
  DirectoryRoute,
  ModelEnergyTerms,
  OrganisationEntry,
  ReuseLimits,
} from './directory-entries.ts';
export { publishedEnergyOf } from './energy-of.ts';
export { reckonEnergy } from './reckon-energy.ts';
export { loopPrintKey, type StoppedLoop } from './loops-of.ts';
export { DirectoryLoader } from './directory-loader.ts';
export { defaultMarketTerms, type OrganisationMarket } from './market-of.ts';
export { candidatesOf } from './routes-of.ts';
export { OrganisationDirectory } from './organisation-directory.ts';
