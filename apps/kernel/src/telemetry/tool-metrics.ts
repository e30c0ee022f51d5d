import { Counter, Gauge, type Registry } from 'prom-client';

/** The limited tools of all organisations as a scrape of the metrics finds them. */
export interface ToolReading {
  readonly inUse: number;
  /** Calls in line that offer one. */
  readonly waiting: number;
}

/** Limited tools, all together: their names are an organisation's own. */
export class ToolMetrics {
  readonly #registry: Registry;
  readonly #ended: Counter<'end'>;

  constructor(registry: Registry) {
    this.#registry = registry;
    this.#ended = new Counter({
      name: 'agent_os_tool_uses_total',
      help: 'Uses of tools with a limit that have ended: by their result, with the call that might have asked for them, or by their time-out.',
      labelNames: ['end'],
      registers: [registry],
    });
    for (const end of ['result', 'call', 'timeout']) this.#ended.inc({ end }, 0);
  }

  countEnded(end: 'result' | 'call' | 'timeout', uses: number): void {
    this.#ended.inc({ end }, uses);
  }

  /** From now on a scrape shows the present of the tools too. */
  watch(read: () => ToolReading): void {
    const gauge = (name: string, help: string, valueOf: (reading: ToolReading) => number) =>
      new Gauge({
        name,
        help,
        registers: [this.#registry],
        collect() {
          this.set(valueOf(read()));
        },
      });
    gauge(
      'agent_os_tool_uses',
      'Uses of tools with a limit that are in use or held by running calls.',
      ({ inUse }) => inUse,
    );
    gauge('agent_os_tool_calls_waiting', 'Calls in line that offer a tool with a limit.', ({ waiting }) => waiting);
  }
}
