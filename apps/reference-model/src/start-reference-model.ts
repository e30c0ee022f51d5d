import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RandomSource } from './generation/index.ts';
import { handleRequest } from './handle-request.ts';
import { Exchange } from './http/index.ts';
import { servedModels } from './model-catalogue/index.ts';
import type { ServedModel } from './model-catalogue/index.ts';
import { ServedLog } from './service/index.ts';
import type { ServiceContext } from './service/index.ts';
import { ModelDrivers } from './simulation/index.ts';

export interface ReferenceModelOptions {
  readonly host?: string;
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  readonly seed?: number;
  /** Simulated seconds a second, 1 to 1000. */
  readonly speed?: number;
  readonly servedLogPath?: string;
  /** Required of every request when given. */
  readonly apiKey?: string;
  /** What to serve instead of the standard models. */
  readonly models?: readonly ServedModel[];
}

export interface RunningReferenceModel {
  readonly url: string;
  /** Stops listening and ends every request that is under way. */
  close(): Promise<void>;
}

/** Longer than any client keeps an idle connection, so that the client is always the one to close it. */
const keepAliveMs = 75_000;
/** Crowds connect at once; of what does not fit, the client hears nothing and tries again seconds later. */
const connectionBacklog = 4_096;

function createContext(options: ReferenceModelOptions): ServiceContext {
  const seed = options.seed ?? 1;
  const errors = new RandomSource(seed);
  let number = 0;
  return {
    models: new Map((options.models ?? servedModels).map((model) => [model.id, model])),
    drivers: new ModelDrivers(options.speed ?? 1),
    servedLog: new ServedLog(options.servedLogPath),
    seed,
    startedAtSeconds: Math.floor(Date.now() / 1000),
    nextNumber: () => (number += 1),
    drawsError: (errorRate) => errors.next() < errorRate,
  };
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, connectionBacklog, () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address);
      else reject(new Error('The server has no port.'));
    });
  });
}

/** Starts the server; rejects when the port is taken or the log cannot be opened. */
export async function startReferenceModel(options: ReferenceModelOptions = {}): Promise<RunningReferenceModel> {
  const context = createContext(options);
  const server = createServer({ noDelay: true, keepAliveTimeout: keepAliveMs }, (request, response) => {
    const exchange = new Exchange(request, response, `req_sim_${context.nextNumber().toString(36)}`);
    void handleRequest(context, exchange, options.apiKey);
  });
  const host = options.host ?? '127.0.0.1';
  const { port } = await listen(server, options.port ?? 0, host);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          context.servedLog.close();
          resolve();
        });
        context.drivers.close();
        server.closeAllConnections();
      }),
  };
}
