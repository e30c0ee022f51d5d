import { stderr, stdout } from 'node:process';
import type { Terminal } from './output/index.ts';

const clearLine = '\r\u001B[2K';

/** The process's own streams. A reader that closes standard output early, such as head, ends the command quietly. */
export function processTerminal(): Terminal {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    print: (line) => void stdout.write(`${line}\n`),
    note: (line) => void stderr.write(`${line}\n`),
    redraw: stderr.isTTY ? (line) => void stderr.write(clearLine + line.slice(0, stderr.columns - 1)) : undefined,
  };
}
