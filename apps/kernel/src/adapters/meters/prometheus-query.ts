import type { Dispatcher } from 'undici';
import type { MeterAnswer } from '../../ports/meter.ts';
import { asObject } from '../models/index.ts';
import { readHttpText } from './read-http-text.ts';
import { readMicrojoules, readMilliwatts } from './read-decimal.ts';

export interface PrometheusMeter {
  readonly url: string;
  readonly query: string;
  readonly unit: 'watts' | 'joules';
}

const joulesToMicrojoules = 6;

/** One value of an instant query to Prometheus, or to anything that speaks its HTTP API. */
export async function readPrometheusQuery(
  { url, query, unit }: PrometheusMeter,
  dispatcher: Dispatcher,
  epochMs: () => number,
): Promise<MeterAnswer> {
  const address = new URL(`${url.replace(/\/+$/, '')}/api/v1/query`);
  address.searchParams.set('query', query);
  const answer = await readHttpText(address, dispatcher);
  if (!answer.ok) return answer;
  const value = valueIn(answer.text);
  if (typeof value !== 'string') return { ok: false, problem: value.problem };
  const atMs = epochMs();
  const power = unit === 'watts' ? readMilliwatts(value) : undefined;
  const counted = unit === 'joules' ? readMicrojoules(value, joulesToMicrojoules) : undefined;
  if (power === undefined && counted === undefined) {
    return { ok: false, problem: `The query answers ${value.slice(0, 40)}, which is no ${unit} of a device.` };
  }
  const counter = counted === undefined ? null : { microjoules: counted, wrapsAtMicrojoules: null };
  const reading = { atMs, counter, powerMilliwatts: power ?? null };
  return { ok: true, devices: [{ externalId: 'value', name: 'Prometheus', reading }] };
}

interface Problem {
  readonly problem: string;
}

/** Of a scalar, or of a vector with one element. */
function valueIn(text: string): string | Problem {
  const notPrometheus = { problem: 'The answer is none of Prometheus. Give the server’s address without a path.' };
  let answer: Record<string, unknown> | undefined;
  try {
    answer = asObject(JSON.parse(text));
  } catch {
    return notPrometheus;
  }
  const data = asObject(answer?.['data']);
  const result = data?.['result'];
  if (answer?.['status'] !== 'success' || !Array.isArray(result)) return notPrometheus;
  if (data?.['resultType'] === 'scalar') return textOf(result) ?? notPrometheus;
  if (data?.['resultType'] !== 'vector') return { problem: 'The query answers no instant value. Leave out its range.' };
  if (result.length !== 1) {
    return { problem: `The query answers ${result.length} values. Sum them, or choose one, so that it is one.` };
  }
  const pair: unknown = asObject(result[0])?.['value'];
  return (Array.isArray(pair) ? textOf(pair) : undefined) ?? notPrometheus;
}

function textOf(pair: readonly unknown[]): string | undefined {
  const [, value] = pair;
  return typeof value === 'string' ? value : undefined;
}
