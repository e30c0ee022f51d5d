import { mkdir, writeFile } from 'node:fs/promises';
import { parseBenchArguments, type BenchArguments } from './bench-arguments.ts';
import { benchCatalogue } from './bench-catalogue.ts';
import { describeMachine, figureTable, missedTargets } from './report/index.ts';

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function runBench(name: string, options: BenchArguments): Promise<number> {
  const entry = benchCatalogue[name];
  if (!entry) throw new Error(`There is no bench "${name}". Choose one of: ${Object.keys(benchCatalogue).join(', ')}.`);
  const bench = await entry.load();
  const outcome = await bench.run({ ...options, progress });
  const versions = { node: process.versions.node, ...outcome.versions };
  const result = { name, machine: describeMachine(), versions, seed: options.seed, figures: outcome.figures };

  const report = [figureTable(outcome.figures), ...outcome.notes.map((note) => `note: ${note}`)].join('\n');
  (options.json ? process.stderr : process.stdout).write(`${report}\n`);
  if (options.quick || options.only) {
    progress('Not kept in results/: a run with --quick or --only does not replace a full one.');
  } else {
    await keepResult(name, { ...result, date: new Date().toISOString(), rounds: options.rounds, notes: outcome.notes });
  }

  const missed = missedTargets(outcome.figures);
  if (missed.length > 0) progress(`Targets missed: ${missed.join(', ')}`);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return missed.length > 0 ? 1 : 0;
}

async function keepResult(name: string, result: object): Promise<void> {
  const folder = new URL('../results/', import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(result, null, 2)}\n`);
}

function listBenches(): void {
  for (const [name, { summary }] of Object.entries(benchCatalogue)) {
    process.stdout.write(`${name.padEnd(12)} ${summary}\n`);
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

try {
  const options = parseBenchArguments(process.argv.slice(2));
  if (options.name === undefined) listBenches();
  else process.exitCode = await runBench(options.name, options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
