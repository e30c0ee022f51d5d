import type { LauncherConfiguration, LauncherFlags, ListenAddress } from '../configuration/index.ts';
import type { InstallationSecrets } from '../home/index.ts';

/** Everything that is settled before the first child starts. */
export interface Installation {
  /** Absolute path of the checkout. */
  readonly repository: string;
  readonly configuration: LauncherConfiguration;
  readonly flags: LauncherFlags;
  /** What the person gave; children inherit it, less the secrets that are not theirs. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly secrets: InstallationSecrets;
  /** Addresses with the ports that were found free. */
  readonly web: ListenAddress;
  readonly kernel: ListenAddress;
  /** Undefined when no reference model runs. */
  readonly referenceModel: ListenAddress | undefined;
  /** Address of the database for the kernel's role. */
  readonly databaseUrl: string;
}
