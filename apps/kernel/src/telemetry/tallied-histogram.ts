import { Histogram, type Registry } from 'prom-client';

/** Takes values of one label. */
export interface Observer {
  observe(value: number): void;
}

interface HistogramShape<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly label: Label;
  /** Upper bounds, in rising order. */
  readonly buckets: readonly number[];
  readonly registry: Registry;
}

/**
 * A histogram by one label that is written out when somebody reads it. The library's own looks its label up and checks it at every value,
 * fourteen times a call, which costs a call more than its route, price and slot together (docs/decisions/0002).
 */
export class TalliedHistogram<Label extends string> extends Histogram<Label> {
  readonly #shape: HistogramShape<Label>;
  readonly #tallies = new Map<string, Tally>();
  /** Never observed: says what there is to say of the metric besides its values. */
  readonly #head: Histogram<Label>;

  constructor(shape: HistogramShape<Label>) {
    const { name, help, registry } = shape;
    super({ name, help, registers: [registry] });
    this.#shape = shape;
    this.#head = new Histogram({ name, help, registers: [] });
  }

  /** Where the values of a label go, for whoever keeps it. */
  of(value: string): Observer {
    const known = this.#tallies.get(value) ?? new Tally(this.#shape.buckets);
    this.#tallies.set(value, known);
    return known;
  }

  override async get(): ReturnType<Histogram<Label>['get']> {
    const { name, label } = this.#shape;
    const head = await this.#head.get();
    const values = [...this.#tallies].flatMap(([value, tally]) => tally.write(name, label, value));
    return { ...head, values };
  }

  /** What the registry asks for in its place where it writes text. */
  getForPromString(): ReturnType<Histogram<Label>['get']> {
    return this.get();
  }
}

class Tally implements Observer {
  readonly #bounds: readonly number[];
  /** How many were in each bucket and in none before it; the last is for what passes all bounds. */
  readonly #counts: number[];
  #sum = 0;

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#counts = [...bounds, Infinity].map(() => 0);
  }

  observe(value: number): void {
    const bounds = this.#bounds;
    let bucket = 0;
    while (bucket < bounds.length && value > (bounds[bucket] ?? Infinity)) bucket += 1;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#sum += value;
  }

  /** In the words of the text exposition, where a bucket holds all before it. */
  write<Label extends string>(name: string, label: Label, of: string) {
    const own = { [label]: of } as Record<Label, string>;
    let count = 0;
    const buckets = [...this.#bounds, Infinity].map((bound, index) => {
      count += this.#counts[index] ?? 0;
      const le = bound === Infinity ? '+Inf' : bound;
      return { metricName: `${name}_bucket`, labels: { le, ...own }, value: count };
    });
    return [
      ...buckets,
      { metricName: `${name}_sum`, labels: own, value: this.#sum },
      { metricName: `${name}_count`, labels: own, value: count },
    ];
  }
}
