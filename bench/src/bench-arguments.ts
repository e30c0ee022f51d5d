import { parseArgs } from 'node:util';

export interface BenchArguments {
  readonly name: string | undefined;
  readonly json: boolean;
  readonly quick: boolean;
  readonly rounds: number;
  readonly seed: number;
  readonly only: readonly string[] | undefined;
}

/** Reads the command line. Throws an Error whose message says what is allowed. */
export function parseBenchArguments(argv: readonly string[]): BenchArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
    },
  });
  if (positionals.length > 1) throw new Error(`Give one bench at a time, not ${positionals.join(', ')}.`);
  return {
    name: positionals[0],
    json: values.json,
    quick: values.quick,
    rounds: wholeNumber('--rounds', values.rounds ?? (values.quick ? '1' : '3'), 1),
    seed: wholeNumber('--seed', values.seed, 0),
    only: values.only?.split(',').map((system) => system.trim()),
  };
}

function wholeNumber(flag: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw new Error(`${flag} takes a whole number from ${least} up, not "${text}".`);
  }
  return value;
}
