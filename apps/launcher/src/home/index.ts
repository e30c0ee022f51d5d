export { lockHome } from './lock-home.ts';
export { removePidFile, writePidFile } from './pid-file.ts';
export { prepareHome } from './prepare-home.ts';
export { isAlive } from './process-identity.ts';
export { type InstallationSecrets, loadSecrets } from './secrets.ts';
export { stopLeftovers } from './stop-leftovers.ts';
