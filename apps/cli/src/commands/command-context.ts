import type { Command } from 'commander';
import { connectionFrom, installationFrom, type Environment, type Installation } from '../configuration/index.ts';
import { createKernelClient, type KernelClient } from '../kernel/index.ts';
import type { Terminal } from '../output/index.ts';

/** What commands need from the process. */
export interface CommandContext {
  readonly environment: Environment;
  /** Absolute path of the checkout. */
  readonly repository: string;
  readonly terminal: Terminal;
  readonly setExitCode: (code: number) => void;
}

interface GlobalOptions {
  readonly json?: true;
  readonly kernel?: string;
}

export function installationOf(command: Command, { environment, repository }: CommandContext): Installation {
  return installationFrom(environment, command.optsWithGlobals<GlobalOptions>().kernel, repository);
}

/** @throws CliError when there are no credentials. */
export function kernelOf(command: Command, context: CommandContext): KernelClient {
  return createKernelClient(connectionFrom(installationOf(command, context)));
}

/** Prints a result: the object with --json, else the lines. */
export function printResult(
  command: Command,
  { terminal }: CommandContext,
  value: unknown,
  lines: readonly string[],
): void {
  if (command.optsWithGlobals<GlobalOptions>().json === true) terminal.print(JSON.stringify(value));
  else for (const line of lines) terminal.print(line);
}
