#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installationFrom, type Installation } from './configuration/index.ts';
import { explainFailure } from './kernel/index.ts';
import { processTerminal } from './process-terminal.ts';
import { createProgram } from './program.ts';

const repository = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const terminal = processTerminal();
const program = createProgram({
  environment: process.env,
  repository,
  terminal,
  setExitCode: (code) => {
    process.exitCode = code;
  },
});

try {
  await program.parseAsync();
} catch (error) {
  terminal.note(explainFailure(error, findInstallation()));
  process.exitCode = 1;
}

function findInstallation(): Installation | undefined {
  try {
    return installationFrom(process.env, program.opts<{ kernel?: string }>().kernel, repository);
  } catch {
    return undefined;
  }
}
