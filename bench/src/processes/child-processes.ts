import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Starts a module of this bench as a process of its own with a message channel; it ends with the bench.
 * Messages are cloned, not turned into JSON, so that NaN stays NaN.
 */
export function forkModule(moduleUrl: URL, args: readonly string[] = []): ChildProcess {
  return fork(moduleUrl, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' });
}

/** The next message of a forked module. Rejects when the process ends first. */
export function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => {
      child.off('message', onMessage);
      reject(new Error(`A process of the bench ended with code ${code} instead of answering.`));
    };
    const onMessage = (message: Message): void => {
      child.off('exit', onExit);
      resolve(message);
    };
    child.once('exit', onExit).once('message', onMessage);
  });
}

export interface Service {
  readonly child: ChildProcess;
  /** The last output, for the error message of a service that fails. */
  readonly recentOutput: () => string;
}

/** Starts a program with Node, keeping the tail of its output. */
export function startService(argv: readonly string[], cwd: string, environment: NodeJS.ProcessEnv): Service {
  const child = spawn(process.execPath, [...argv], { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-20_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  // A bench that is interrupted must not leave servers behind.
  const endWithBench = (): void => void child.kill('SIGTERM');
  process.once('exit', endWithBench);
  child.once('exit', () => process.off('exit', endWithBench));
  return { child, recentOutput: () => output };
}

/** Polls `isReady` until it returns true. Throws with the service's output when it ends, or after `timeoutMs`. */
export async function waitUntilReady(
  name: string,
  service: Service,
  isReady: () => Promise<boolean> | boolean,
  timeoutMs: number,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (await isReady()) return;
    const hasEnded = service.child.exitCode !== null || service.child.signalCode !== null;
    if (hasEnded || Date.now() > deadline) {
      const reason = hasEnded ? 'ended before it was ready' : `was not ready after ${timeoutMs / 1000} s`;
      throw new Error(`${name} ${reason}. Its last output:\n${service.recentOutput()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Asks a process to end, and ends it after `graceMs`. */
export async function stopProcess(child: ChildProcess, graceMs = 15_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}

/** A port of the loopback address that is free now. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
