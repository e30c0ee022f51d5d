import { BoundedMap } from '../bounded-map.ts';
import { Exchange } from './exchange.ts';

const exchangesMax = 1_000;
const passagesMax = 10_000;
/** A passage that several exchanges share, such as a greeting, names the newest of them. */
const ownersMax = 3;

/** Finds the exchange that a call belongs to: by its run, else by the answers that it quotes. */
export class ExchangeIndex {
  readonly #byRun = new BoundedMap<string, Exchange>(exchangesMax);
  /** Of calls without a run, by what was answered in them. Forgets exchanges as it forgets their passages. */
  readonly #byPassage = new BoundedMap<number, readonly Exchange[]>(passagesMax);

  /** Undefined when nothing of the run was seen. */
  knownRun(runId: string): Exchange | undefined {
    return this.#byRun.get(runId);
  }

  ofRun(runId: string): Exchange {
    const known = this.#byRun.get(runId);
    if (known !== undefined) return known;
    const exchange = new Exchange(runId);
    this.#byRun.set(runId, exchange);
    return exchange;
  }

  /** The exchange of which most is quoted, the newest of several; undefined when nothing that was answered is. */
  quotedIn(passages: readonly number[]): Exchange | undefined {
    let best: Exchange | undefined;
    let most = 0;
    const votes = new Map<Exchange, number>();
    for (const passage of passages) {
      for (const exchange of this.#byPassage.get(passage) ?? []) {
        const count = (votes.get(exchange) ?? 0) + 1;
        votes.set(exchange, count);
        const isBetter = count > most || (count === most && (exchange.lastEndAtMs ?? 0) > (best?.lastEndAtMs ?? 0));
        if (!isBetter) continue;
        best = exchange;
        most = count;
      }
    }
    return best;
  }

  answeredIn(exchange: Exchange, passages: readonly number[]): void {
    for (const passage of passages) {
      const owners = this.#byPassage.get(passage) ?? [];
      if (owners[0] === exchange) continue;
      const others = owners.filter((owner) => owner !== exchange);
      this.#byPassage.set(passage, [exchange, ...others].slice(0, ownersMax));
    }
  }
}
