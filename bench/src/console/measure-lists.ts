import { quantileOfSorted } from '../report/index.ts';

/** One page of one list, asked for over and over. */
export interface ListLatency {
  readonly name: string;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly worstMs: number;
}

export interface ListQuery {
  readonly name: string;
  readonly procedure: string;
  readonly input: object;
}

const repeats = 25;

/** Asks the kernel's API as the console does and takes the time until the whole answer is there, in milliseconds. */
export async function measureLists(
  kernelUrl: string,
  adminToken: string,
  queries: readonly ListQuery[],
): Promise<ListLatency[]> {
  const latencies: ListLatency[] = [];
  for (const query of queries) {
    const times: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const beganMs = performance.now();
      await ask(kernelUrl, adminToken, query);
      times.push(performance.now() - beganMs);
    }
    const sorted = Float64Array.from(times).toSorted();
    latencies.push({
      name: query.name,
      p50Ms: quantileOfSorted(sorted, 0.5),
      p95Ms: quantileOfSorted(sorted, 0.95),
      worstMs: quantileOfSorted(sorted, 1),
    });
  }
  return latencies;
}

/** One answer of the API; throws with its message when it is an error. */
export async function ask(
  kernelUrl: string,
  adminToken: string,
  { procedure, input }: Pick<ListQuery, 'procedure' | 'input'>,
): Promise<unknown> {
  const address = `${kernelUrl}/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
  const response = await fetch(address, { headers: { authorization: `Bearer ${adminToken}` } });
  const text = await response.text();
  if (!response.ok) throw new Error(`${procedure} answered ${response.status}: ${text.slice(0, 400)}`);
  const body: unknown = JSON.parse(text);
  return body;
}
