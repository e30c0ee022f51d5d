import { Counter, type Registry } from 'prom-client';

interface CounterShape<First extends string, Second extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly [First, Second];
  readonly registry: Registry;
}

/** Counts by two labels, and gives the library's counter its due when somebody reads it: see `TalliedHistogram`. */
export class TalliedCounter<First extends string, Second extends string> {
  readonly #unread = new Map<string, Map<string, number>>();

  constructor({ name, help, labels: [first, second], registry }: CounterShape<First, Second>) {
    const counter: Counter<First | Second> = new Counter({
      name,
      help,
      labelNames: [first, second],
      registers: [registry],
      collect: () => {
        for (const [one, counts] of this.#unread) {
          for (const [other, count] of counts) {
            counter.inc({ [first]: one, [second]: other } as Record<First | Second, string>, count);
          }
        }
        this.#unread.clear();
      },
    });
  }

  inc(first: string, second: string): void {
    let counts = this.#unread.get(first);
    if (counts === undefined) {
      counts = new Map();
      this.#unread.set(first, counts);
    }
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
}
