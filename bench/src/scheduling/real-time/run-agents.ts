import { setImmediate as nextTurn } from 'node:timers/promises';
import OpenAI from 'openai';
import type { AgentsJob, AgentsReport } from './agents-job.ts';

/** Two chat messages of some 40 tokens, each time about another case: nobody is to be taken for a loop. The length of the answer is what costs. */
const messagesOf = (caseNumber: number) => [
  {
    role: 'system' as const,
    content: 'You are an accounts assistant. Answer in two sentences and name your documents.',
  },
  { role: 'user' as const, content: `Which deliveries of the warehouse ${caseNumber} are not confirmed yet?` },
];

/** Left to its two retries the SDK loses most calls of a large crowd; with these it goes on, on its own schedule. */
const maxRetries = 100_000;
/** An SDK that nobody has set up asks three times in all. */
const defaultAttempts = 3;
/** So many agents begin in one turn of the event loop, so that the first request does not leave after the last was made. */
const agentsPerTurn = 10;
const warmUpCalls = 50;

/** Runs the agents with the official SDK: its connections, its timeouts, and its retries for as long as it takes. */
export async function runAgents(job: AgentsJob): Promise<AgentsReport> {
  await warmUp(job);
  const waitsMs: number[] = [];
  let [attempts, beyondDefaultRetries, lost] = [0, 0, 0];
  let firstError: string | undefined;

  const createAgent = (apiKey: string): ((outputTokens: readonly number[]) => Promise<void>) => {
    let own = 0;
    const countingFetch: typeof fetch = (input, init) => {
      own += 1;
      return fetch(input, init);
    };
    const client = new OpenAI({ apiKey, baseURL: job.baseUrl, maxRetries, fetch: countingFetch });
    return async (outputTokens) => {
      for (const tokens of outputTokens) {
        own = 0;
        const beganMs = performance.now();
        try {
          await ask(client, job.model, tokens);
          waitsMs.push(performance.now() - beganMs - tokens * job.serviceMsPerToken);
        } catch (error) {
          lost += 1;
          firstError ??= error instanceof Error ? error.message : String(error);
        }
        attempts += own;
        if (own > defaultAttempts) beyondDefaultRetries += 1;
      }
    };
  };

  const ready = job.agents.map(({ apiKey, outputTokens }) => ({ run: createAgent(apiKey), outputTokens }));
  const beganMs = performance.now();
  const agents: Promise<void>[] = [];
  for (const { run, outputTokens } of ready) {
    agents.push(run(outputTokens));
    if (agents.length % agentsPerTurn === 0) await nextTurn();
  }
  await Promise.all(agents);
  const makespanMs = performance.now() - beganMs;
  return { makespanMs, waitsMs: Float64Array.from(waitsMs), attempts, beyondDefaultRetries, lost, firstError };
}

let casesAsked = 0;

/** The reference model makes exactly as many tokens as it is asked to; an answer with other than these was not its own. */
async function ask(client: OpenAI, model: string, outputTokens: number): Promise<void> {
  casesAsked += 1;
  const body = { model, messages: messagesOf(casesAsked), simulation: { output_tokens: outputTokens } };
  const answer = await client.chat.completions.create(body);
  const produced = answer.usage?.completion_tokens;
  if (produced !== outputTokens) throw new Error(`An answer of ${outputTokens} tokens had ${produced}.`);
}

/** So that a small crowd does not pay for compiling and connecting. */
async function warmUp({ baseUrl, warmUpModel, agents }: AgentsJob): Promise<void> {
  const client = new OpenAI({ apiKey: agents[0]?.apiKey ?? '', baseURL: baseUrl });
  await Promise.all(Array.from({ length: warmUpCalls }, () => ask(client, warmUpModel, 1)));
}
