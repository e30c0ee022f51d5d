import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removePidFile, writePidFile } from '../home/index.ts';
import { captureOutput } from './capture-output.ts';
import type { ChildSpecification } from './child-specification.ts';
import { decideRestart, failedStartsAllowed, newHistory } from './decide-restart.ts';
import { LogFile } from './log-file.ts';
import { waitUntilReady } from './wait-until-ready.ts';

const readyTimeoutMs = 120_000;
const orphanGuard = new URL('stop-when-orphaned.ts', import.meta.url).href;

/** Where a supervised child belongs, and who hears of it. */
export interface SupervisorContext {
  /** AGENT_OS_HOME: logs and pid files are below it. */
  readonly home: string;
  /** Shows one line to a person. */
  readonly report: (line: string) => void;
  /** Called once when an essential child is given up, with one sentence. */
  readonly giveUp: (sentence: string) => void;
}

/** Keeps one child running until it is told to stop. */
export class SupervisedChild {
  /** Resolves when the child is ready for the first time; stays pending when it never is. */
  readonly ready: Promise<void>;
  readonly #specification: ChildSpecification;
  readonly #context: SupervisorContext;
  readonly #log: LogFile;
  readonly #stopping = new AbortController();
  readonly #finished: Promise<void>;
  #child: ChildProcess | undefined;

  constructor(specification: ChildSpecification, context: SupervisorContext) {
    this.#specification = specification;
    this.#context = context;
    this.#log = new LogFile(join(context.home, 'logs', `${specification.name}.log`));
    const firstReady = Promise.withResolvers<void>();
    this.ready = firstReady.promise;
    this.#finished = this.#keepRunning(firstReady.resolve);
  }

  get name(): string {
    return this.#specification.name;
  }

  /** Asks the child to stop, waits for its grace, then kills it. Resolves when nothing of it runs any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#child?.kill('SIGTERM');
    const grace = new AbortController();
    const killLater = sleep(this.#specification.graceMs, undefined, { signal: grace.signal }).then(
      () => this.kill(),
      () => undefined,
    );
    await this.#finished;
    grace.abort();
    await killLater;
  }

  /** Kills the child and everything it started, now. */
  kill(): void {
    this.#stopping.abort();
    killGroup(this.#child?.pid);
  }

  async #keepRunning(onReady: () => void): Promise<void> {
    const { name, essential } = this.#specification;
    let history = newHistory;
    while (!this.#stopping.signal.aborted) {
      const end = await this.#runOnce(onReady);
      if (this.#stopping.signal.aborted) break;
      const decision = decideRestart(history, end.readyForMs);
      if (decision.action === 'give-up') {
        const sentence = `${name} failed ${failedStartsAllowed} times in a row before it was ready (last: ${end.reason}). See ${this.#log.path}.`;
        if (essential) this.#context.giveUp(sentence);
        else this.#context.report(`${sentence} The rest goes on without it.`);
        break;
      }
      this.#context.report(`${name} ${end.reason}; starting it again in ${decision.delayMs} ms`);
      history = decision.history;
      await sleep(decision.delayMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
    this.#log.close();
  }

  /** Runs the child until it ends, whatever the reason. */
  async #runOnce(onReady: () => void): Promise<{ readonly readyForMs: number | undefined; readonly reason: string }> {
    const { name, args, workingFolder, environment, readiness } = this.#specification;
    const child = spawn(process.execPath, ['--import', orphanGuard, ...args], {
      cwd: workingFolder,
      env: { ...environment, AGENT_OS_LAUNCHER_PID: String(process.pid) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    this.#child = child;
    if (child.pid !== undefined) writePidFile(this.#context.home, name, child.pid);
    captureOutput(
      [child.stdout, child.stderr].filter((stream) => stream !== null),
      this.#log,
      (line) => this.#context.report(`[${name}] ${line}`),
    );
    const ended = new AbortController();
    let readyAt: number | undefined;
    const watch = waitUntilReady(readiness, AbortSignal.any([ended.signal, AbortSignal.timeout(readyTimeoutMs)])).then(
      () => {
        readyAt = performance.now();
        onReady();
      },
      () => killGroup(child.pid),
    );
    const closed = once(child, 'close').catch(() => undefined);
    const reason = await once(child, 'exit').then(describeEnd, (error: Error) => `could not be run (${error.message})`);
    this.#child = undefined;
    ended.abort();
    killGroup(child.pid);
    await Promise.all([watch, closed]);
    removePidFile(this.#context.home, name);
    return { readyForMs: readyAt === undefined ? undefined : performance.now() - readyAt, reason };
  }
}

function describeEnd([code, signal]: readonly (number | string | null)[]): string {
  return signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
}

/** Each child leads a process group of its own; what it started and left behind goes with it. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}
