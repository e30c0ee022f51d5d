export type { LauncherConfiguration, ListenAddress } from './launcher-configuration.ts';
export { type Environment, parseEnvironment } from './parse-environment.ts';
export { type LauncherFlags, parseFlags } from './parse-flags.ts';
