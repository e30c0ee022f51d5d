import type { Terminal } from '../output/index.ts';
import type { Tally } from './tally.ts';

const redrawMs = 200;
const lineMs = 5_000;
const barCharacters = 30;

/** The line that shows how far a replay is: sent, answered, failed. */
export function progressLine(tally: Pick<Tally, 'sent' | 'answered' | 'failed'>, total: number): string {
  const { sent, answered, failed } = tally;
  const ended = answered + failed;
  const filled = total === 0 ? barCharacters : Math.floor((ended / total) * barCharacters);
  const bar = '█'.repeat(filled).padEnd(barCharacters, '░');
  const percent = total === 0 ? 100 : Math.floor((ended / total) * 100);
  const errors = failed === 0 ? '' : `, ${failed} errors`;
  return `${bar} ${String(percent).padStart(3)} %  ${answered} of ${total} answered, ${sent - ended} under way${errors}`;
}

/** Shows progress until the returned function is called: a bar for a person, else a line every 5 s. */
export function showProgress(terminal: Terminal, tally: Tally, total: number): () => void {
  const { redraw, note } = terminal;
  const show = () => (redraw ?? note)(progressLine(tally, total));
  const timer = setInterval(show, redraw === undefined ? lineMs : redrawMs);
  return () => {
    clearInterval(timer);
    show();
    if (redraw !== undefined) note('');
  };
}
