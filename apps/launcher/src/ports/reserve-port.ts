import { createServer } from 'node:net';
import type { ListenAddress } from '../configuration/index.ts';
import { LauncherError } from '../launcher-error.ts';

/**
 * The address with a port that is free now: the one given, or for port 0 any.
 * @param variable Name of the environment variable that sets the port, for the message.
 * @throws LauncherError when the port is taken or may not be used.
 */
export async function reservePort(address: ListenAddress, variable: string): Promise<ListenAddress> {
  try {
    return { host: address.host, port: await listenOnce(address) };
  } catch (error) {
    throw new LauncherError(explain(address, variable, (error as NodeJS.ErrnoException).code));
  }
}

function explain({ host, port }: ListenAddress, variable: string, code: string | undefined): string {
  const hostVariable = variable.replace('_PORT', '_HOST');
  if (code === 'EADDRINUSE') {
    return `Port ${port} (${variable}) is in use by another program. Stop it or set ${variable} to a free port.`;
  }
  if (code === 'EACCES') {
    return `Port ${port} (${variable}) is reserved for the administrator. Set ${variable} to a port above 1023.`;
  }
  return `${host} (${hostVariable}) is not an address of this machine. Set ${hostVariable} to one that is, such as 127.0.0.1.`;
}

function listenOnce({ host, port }: ListenAddress): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === 'object' && bound !== null ? bound.port : port));
    });
  });
}
