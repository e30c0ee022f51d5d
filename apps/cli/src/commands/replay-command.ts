import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { KernelClient } from '../kernel/index.ts';
import {
  chooseModel,
  GatewayClient,
  isClean,
  newRunId,
  parseTrace,
  reportAsJson,
  reportAsLines,
  runReplay,
  type ListedModel,
} from '../replay/index.ts';
import { installationOf, kernelOf, printResult, type CommandContext } from './command-context.ts';
import { stopOnSignals } from './stop-on-signals.ts';

interface ReplayOptions {
  readonly speed: number;
  readonly agents: number;
  readonly seed: number;
  readonly model?: string;
  readonly limit?: number;
  readonly stream?: true;
  readonly spend?: true;
  readonly retryConnection?: true;
}

const agentsMax = 500;

/** replay: send a request trace through the gateway at its own pace, and compare the database with what was seen. */
export function addReplayCommand(program: Command, context: CommandContext): void {
  program
    .command('replay')
    .description('replay a request trace (TIMESTAMP,ContextTokens,GeneratedTokens) as a fleet of agents')
    .argument('<trace.csv>', 'the trace, in the format of the Azure LLM inference traces')
    .option('--speed <factor>', 'how many times faster than the trace', positiveNumber, 60)
    .option('--agents <number>', 'agents that share the requests', wholeNumber(1, agentsMax), 40)
    .option('--model <name>', 'a chat model; else sim-llama-3.1-8b, else the first one')
    .option('--limit <number>', 'only the first requests of the trace', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .option('--seed <number>', 'decides which agent makes which request', wholeNumber(0, 2 ** 31 - 1), 1)
    .option('--stream', 'ask for streamed answers')
    .option('--spend', 'allow a model that is not simulated, which costs real money')
    .option('--retry-connection', 'keep trying for 60 s while the kernel is away')
    .action((tracePath: string, options: ReplayOptions, command: Command) =>
      replay(tracePath, options, command, context),
    );
}

async function replay(
  tracePath: string,
  options: ReplayOptions,
  command: Command,
  context: CommandContext,
): Promise<void> {
  const kernel = kernelOf(command, context);
  const trace = parseTrace(await readTrace(tracePath));
  const model = chooseModel(await listModels(kernel), options.model, options.spend === true);
  const gateway = new GatewayClient(installationOf(command, context).kernelUrl);
  const signals = stopOnSignals(() => void gateway.close());
  const { speed, agents, seed, limit } = options;
  try {
    const report = await runReplay(
      trace,
      model,
      {
        tracePath,
        speed,
        agents,
        seed,
        limit,
        streamed: options.stream === true,
        retryConnection: options.retryConnection === true,
      },
      {
        kernel,
        gateway,
        terminal: context.terminal,
        stop: signals.stop,
        runId: newRunId(Date.now(), randomBytes(10).toString('hex')),
        nowMs: () => performance.now(),
        epochMs: () => Date.now(),
      },
    );
    printResult(command, context, reportAsJson(report), reportAsLines(report));
    if (!isClean(report)) context.setExitCode(1);
    else if (signals.exitCode !== undefined) context.setExitCode(signals.exitCode);
  } finally {
    signals.ignore();
    await gateway.close();
  }
}

async function readTrace(path: string): Promise<string> {
  try {
    // npm runs scripts from the root of the checkout and says where the person was in INIT_CWD.
    return await readFile(resolve(process.env['INIT_CWD'] ?? '.', path), 'utf8');
  } catch (error) {
    throw new CliError(`The trace ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}

async function listModels(kernel: KernelClient): Promise<readonly ListedModel[]> {
  const models = await kernel.models.list.query();
  return models.map(({ name, kind, state, provider, price }) => ({
    name,
    kind,
    state,
    simulated: provider.simulated,
    price:
      price === null
        ? undefined
        : {
            id: '',
            effectiveFromMs: price.effectiveFrom,
            inputNanoUsdPerMillion: BigInt(price.inputNanoUsdPerMillion),
            cachedInputNanoUsdPerMillion: bigintOrNull(price.cachedInputNanoUsdPerMillion),
            cacheWriteNanoUsdPerMillion: bigintOrNull(price.cacheWriteNanoUsdPerMillion),
            outputNanoUsdPerMillion: BigInt(price.outputNanoUsdPerMillion),
          },
  }));
}

function bigintOrNull(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < least || value > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}
