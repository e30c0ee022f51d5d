import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const spinnerFrames = ['|', '/', '-', '\\'];

/** A step that failed for a reason a person can act on: shown as one sentence, without a stack. */
export class StepFailed extends Error {
  /** @override */
  name = 'StepFailed';
  /** The end of what the step wrote. */
  output = '';
}

/**
 * What to show a person of an error: a step that failed speaks for itself, anything else is a fault of ours.
 * @param {any} error
 */
export function describeFailure(error) {
  return error instanceof StepFailed ? `${error.output}${error.message}\n` : `${error.stack}\n`;
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let running;

/**
 * Passes a signal to the step that runs now, with everything it started (each step leads a process group of its own).
 * @param {NodeJS.Signals} signal
 */
export function signalRunningStep(signal) {
  if (running?.pid === undefined) return;
  try {
    process.kill(-running.pid, signal);
  } catch {
    // The group has gone already, which is what the caller wants.
  }
}

/**
 * Runs one command of the preparation and shows that it goes on: a line at the start and at the end, and a spinner in
 * between on a terminal. Its output goes to a log file; the end of it is shown only when the command fails.
 * @param {{ label: string, command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv, logFile: string, hint: string }} step
 * @returns {Promise<void>} Rejects with StepFailed that ends with `hint`.
 */
export async function runStep(step) {
  const startedAt = Date.now();
  const stopSpinner = showSpinner(step.label);
  mkdirSync(dirname(step.logFile), { recursive: true });
  writeFileSync(step.logFile, `$ ${step.command} ${step.args.join(' ')}\n`);
  let tail = '';
  try {
    const outcome = await new Promise((resolve, reject) => {
      const child = spawn(step.command, step.args, {
        cwd: step.cwd,
        env: step.env,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      running = child;
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk) => {
          appendFileSync(step.logFile, chunk);
          tail = (tail + chunk).slice(-4000);
        });
      }
      child.on('error', reject);
      child.on('close', (code, signal) => resolve({ code, signal }));
    });
    running = undefined;
    stopSpinner();
    if (outcome.code !== 0) {
      const how = outcome.signal ? `was ended by ${outcome.signal}` : `ended with code ${outcome.code}`;
      const failure = new StepFailed(`${step.label} ${how}. ${step.hint} The whole output: ${step.logFile}`);
      failure.output = `${tail.trimEnd()}\n`;
      throw failure;
    }
  } catch (error) {
    stopSpinner();
    if (error instanceof StepFailed) throw error;
    throw new StepFailed(`${step.label} could not be started (${error.message}). ${step.hint}`);
  }
  const seconds = (Date.now() - startedAt) / 1000;
  process.stderr.write(`  ${step.label}: done in ${seconds.toFixed(1)} s\n`);
}

/** @param {string} label */
function showSpinner(label) {
  if (!process.stderr.isTTY) {
    process.stderr.write(`  ${label} ...\n`);
    return () => {};
  }
  let frame = 0;
  const draw = () => process.stderr.write(`\r  ${spinnerFrames[frame++ % spinnerFrames.length]} ${label}`);
  draw();
  const timer = setInterval(draw, 120);
  return () => {
    clearInterval(timer);
    process.stderr.write('\r\u001b[K');
  };
}
