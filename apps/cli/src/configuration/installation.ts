import { join, resolve } from 'node:path';
import { CliError } from '../cli-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where an installation keeps its files. */
export interface Installation {
  /** Absolute path of AGENT_OS_HOME. */
  readonly home: string;
  readonly credentialsFile: string;
  /** Address of the kernel without a slash at its end. */
  readonly kernelUrl: string;
}

const defaultKernelPort = '4000';

/**
 * Finds the installation a command is about.
 * @param kernelOption The address given with --kernel.
 * @param repository Absolute path of the checkout, which holds the default AGENT_OS_HOME.
 * @throws CliError when the address of the kernel is not one.
 */
export function installationFrom(
  environment: Environment,
  kernelOption: string | undefined,
  repository: string,
): Installation {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const home = resolve(repository, read('AGENT_OS_HOME') ?? '.agent-os');
  const port = read('KERNEL_PORT') ?? defaultKernelPort;
  const kernelUrl = kernelOption ?? read('AGENT_OS_KERNEL_URL') ?? `http://127.0.0.1:${port}`;
  return { home, credentialsFile: join(home, 'credentials.json'), kernelUrl: originOf(kernelUrl) };
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new CliError(`${text} is not an address of a kernel. Give one such as http://127.0.0.1:4000.`);
  }
  return url.origin;
}
