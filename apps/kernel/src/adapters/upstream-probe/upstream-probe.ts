import { lookup } from 'node:dns/promises';
import { Agent, request, type Dispatcher } from 'undici';
import { asObject } from '../models/index.ts';
import type { UpstreamProbe, UpstreamProbeRequest, UpstreamProbeResult } from '../../ports/upstream-probe.ts';
import { addressObjection } from './address-objection.ts';
import { guardedConnect } from './guarded-connect.ts';
import { readBounded } from './read-bounded.ts';

const timeoutMs = 5_000;
const answerBytesMax = 4 * 1024 * 1024;
const modelsListedMax = 1_000;

/** Asks real upstreams. `allowPrivate` says whether addresses of private networks may be called. */
export function createUpstreamProbe(allowPrivate: boolean): UpstreamProbe {
  const dispatcher = new Agent({ connect: guardedConnect(allowPrivate, timeoutMs) });
  const findObjection = async (baseUrl: string) => {
    if (!URL.canParse(baseUrl)) return 'This is not an address. It looks like https://api.example.com/v1.';
    const url = new URL(baseUrl);
    const name = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = await lookup(name, { all: true }).catch(() => []);
    return addressObjection(
      url,
      addresses.map(({ address }) => address),
      allowPrivate,
    );
  };
  return {
    findObjection,
    async probe(target) {
      const objection = await findObjection(target.baseUrl);
      return objection === undefined ? askForModels(target, dispatcher) : unreachable(objection);
    },
  };
}

async function askForModels(target: UpstreamProbeRequest, dispatcher: Dispatcher): Promise<UpstreamProbeResult> {
  const startedAtMs = performance.now();
  try {
    const answer = await request(`${target.baseUrl.replace(/\/$/, '')}/models`, {
      dispatcher,
      headers: credentials(target),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body = await readBounded(answer.body, answerBytesMax);
    const latencyMs = Math.round(performance.now() - startedAtMs);
    if (body === undefined) return unreachable('The list of models there is larger than 4 MiB. Check the address.');
    const problem = problemOf(answer.statusCode);
    if (problem !== null) return { ...unreachable(problem), latencyMs };
    return { reachable: true, latencyMs, models: namesIn(body), problem: null };
  } catch {
    return unreachable('Nothing answered there within 5 s. Check the address and that the server runs.');
  }
}

function credentials(target: UpstreamProbeRequest): Record<string, string> {
  if (target.apiKey === null) return {};
  return target.protocol === 'anthropic'
    ? { 'x-api-key': target.apiKey, 'anthropic-version': '2023-06-01' }
    : { authorization: `Bearer ${target.apiKey}` };
}

function problemOf(httpStatus: number): string | null {
  if (httpStatus < 300) return null;
  if (httpStatus === 401 || httpStatus === 403) return 'The provider refuses this key. Enter another one.';
  if (httpStatus === 404) return 'There is no /models at this address. Base addresses mostly end in /v1.';
  return `The provider answers ${httpStatus}. Try again later or check the address.`;
}

function namesIn(body: string): readonly string[] {
  try {
    const data = asObject(JSON.parse(body))?.['data'];
    if (!Array.isArray(data)) return [];
    return data
      .flatMap((entry) => {
        const id = asObject(entry)?.['id'];
        return typeof id === 'string' ? [id] : [];
      })
      .slice(0, modelsListedMax);
  } catch {
    return [];
  }
}

function unreachable(problem: string): UpstreamProbeResult {
  return { reachable: false, latencyMs: null, models: [], problem };
}
