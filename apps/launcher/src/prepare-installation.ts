import { join } from 'node:path';
import type { LauncherConfiguration, LauncherFlags } from './configuration/index.ts';
import { loadSecrets } from './home/index.ts';
import type { Installation } from './plan/index.ts';
import { reservePort, reserveRememberedPort } from './ports/index.ts';

/** What is settled about an installation before its database runs. */
export type PreparedInstallation = Omit<Installation, 'databaseUrl'>;

/**
 * Finds the ports and the secrets of a start. Cheap, and the first thing to do: what is wrong is said before anything slow.
 * @throws LauncherError when a port is taken.
 */
export async function prepareInstallation(
  repository: string,
  environment: Readonly<Record<string, string | undefined>>,
  configuration: LauncherConfiguration,
  flags: LauncherFlags,
): Promise<PreparedInstallation> {
  const web = flags.web ? await reservePort(configuration.web, 'WEB_PORT') : configuration.web;
  const kernel = await reservePort(configuration.kernel, 'KERNEL_PORT');
  const needsReferenceModel = flags.referenceModel && !configuration.hasOwnModel;
  return {
    repository,
    configuration,
    flags,
    environment,
    secrets: loadSecrets(configuration.home, environment),
    web,
    kernel,
    referenceModel: needsReferenceModel
      ? await reserveRememberedPort(join(configuration.home, 'reference-model.port'))
      : undefined,
  };
}
