/** Energy per output token of a model on one kind of accelerator, of the accelerators alone. */
export interface PublishedEnergy {
  readonly model: string;
  /** Parameters that work on each token, in billions. */
  readonly activeBillions: number;
  readonly gpu: 'H100' | 'B200';
  readonly gpus: number | null;
  /** In the configuration that took least, nearly always the one with the largest batch. */
  readonly bestMicrojoules: number;
  /** With at most eight requests at once. */
  readonly batchOf8Microjoules: number;
}

export const mlEnergySource = 'ML.ENERGY leaderboard v3.0 (December 2025), accelerators only';

type Row = readonly [string, number, PublishedEnergy['gpu'], number | null, number, number];

const rows: readonly Row[] = [
  ['llama-3.1-8b', 8, 'H100', 1, 70_000, 455_000],
  ['llama-3.1-8b', 8, 'B200', 1, 47_000, 391_000],
  ['qwen3-14b', 14, 'H100', null, 112_000, 706_000],
  ['qwen3-14b', 14, 'B200', null, 55_000, 699_000],
  ['qwen3-32b', 32, 'H100', null, 228_000, 1_726_000],
  ['qwen3-32b', 32, 'B200', null, 141_000, 1_545_000],
  ['qwen3-30b-a3b', 3.3, 'H100', null, 89_000, 823_000],
  ['qwen3-30b-a3b', 3.3, 'B200', null, 56_000, 722_000],
  ['llama-3.1-70b', 70, 'H100', 4, 373_000, 3_759_000],
  ['llama-3.1-70b', 70, 'B200', 2, 189_000, 3_569_000],
  ['llama-3.1-405b', 405, 'H100', 8, 2_063_000, 13_980_000],
  ['llama-3.1-405b', 405, 'B200', 4, 1_147_000, 12_990_000],
  ['qwen3-235b-a22b', 22, 'H100', 8, 741_000, 11_390_000],
  ['qwen3-235b-a22b', 22, 'B200', 2, 501_000, 8_420_000],
  ['deepseek-v3.1', 37, 'B200', 8, 606_000, 8_566_000],
  ['deepseek-r1', 37, 'B200', 8, 2_376_000, 9_874_000],
  ['gpt-oss-20b', 3.6, 'H100', null, 44_000, 356_000],
  ['gpt-oss-20b', 3.6, 'B200', null, 28_000, 293_000],
  ['gpt-oss-120b', 5.1, 'H100', 2, 86_000, 782_000],
  ['gpt-oss-120b', 5.1, 'B200', null, 40_000, 628_000],
];

/** Chat answers (LM-Arena; GPT-OSS and DeepSeek-R1: GPQA). Prompts are in it, spread over the tokens of the answers. */
export const publishedEnergies: readonly PublishedEnergy[] = rows.map(
  ([model, activeBillions, gpu, gpus, bestMicrojoules, batchOf8Microjoules]) => ({
    model,
    activeBillions,
    gpu,
    gpus,
    bestMicrojoules,
    batchOf8Microjoules,
  }),
);

/** By how many requests ran at once, on H100: what the batch alone changes. Microjoules per output token. */
export const publishedByBatch: Readonly<Record<string, readonly (readonly [batch: number, microjoules: number])[]>> = {
  'llama-3.1-70b': [
    [8, 3_759_000],
    [16, 2_091_000],
    [64, 797_000],
    [128, 563_000],
    [256, 479_000],
  ],
  'llama-3.1-8b': [
    [8, 455_000],
    [16, 263_000],
    [64, 119_000],
    [128, 95_000],
    [256, 77_000],
  ],
};
