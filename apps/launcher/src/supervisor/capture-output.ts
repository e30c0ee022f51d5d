import type { Readable } from 'node:stream';
import type { LogFile } from './log-file.ts';
import { surfaceLine } from './surface-line.ts';

const shownPerWindow = 5;
const windowMs = 10_000;

/**
 * Writes a child's output to its log and shows warnings at the terminal, five in ten seconds at most.
 * @param report Shows one line to a person.
 */
export function captureOutput(streams: readonly Readable[], log: LogFile, report: (line: string) => void): void {
  let windowStartedAt = 0;
  let shown = 0;
  const show = (text: string): void => {
    const now = performance.now();
    if (now - windowStartedAt > windowMs) {
      windowStartedAt = now;
      shown = 0;
    }
    shown += 1;
    if (shown <= shownPerWindow) report(text);
    if (shown === shownPerWindow) report(`more in ${log.path}`);
  };
  for (const stream of streams) {
    let unfinished = '';
    stream.on('data', (chunk: Buffer) => {
      log.write(chunk);
      const lines = (unfinished + chunk.toString('utf8')).split('\n');
      unfinished = lines.pop()?.slice(-64_000) ?? '';
      for (const line of lines) {
        const text = surfaceLine(line);
        if (text !== undefined) show(text);
      }
    });
  }
}
