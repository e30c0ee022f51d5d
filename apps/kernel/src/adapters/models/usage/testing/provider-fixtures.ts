import { noClassPrices, type ClassPrices, type ModelPrice } from '@agent-os/core/economy';
import type { CallProtocol } from '@agent-os/core/routing';

export interface ProviderFixture {
  readonly name: string;
  /** Where shape, rates and rules come from. */
  readonly source: string;
  readonly protocol: CallProtocol;
  readonly answer: unknown;
  readonly price: ModelPrice;
  /** USD by the documents' rules, multiplied out by hand: each term is tokens times USD per million. */
  readonly usd: string;
}

const perMillion = (usd: number): bigint => BigInt(Math.round(usd * 1_000_000)) * 1_000n;

function price(
  [input, cachedInput, cacheWrite, output]: readonly [number, number | null, number | null, number],
  classes?: Partial<ClassPrices>,
): ModelPrice {
  return {
    id: 'prc_fixture',
    effectiveFromMs: 0,
    inputNanoUsdPerMillion: perMillion(input),
    cachedInputNanoUsdPerMillion: cachedInput === null ? null : perMillion(cachedInput),
    cacheWriteNanoUsdPerMillion: cacheWrite === null ? null : perMillion(cacheWrite),
    outputNanoUsdPerMillion: perMillion(output),
    classes: classes && { ...noClassPrices, ...classes },
  };
}

const openai = 'OpenAI API reference (usage) and pricing page, 2025';
const anthropic = 'Anthropic Messages API (usage), prompt caching and pricing pages, November 2025';
const google = 'Gemini API reference (UsageMetadata) and pricing page, 2025';

const sonnet = price([3, 0.3, 3.75, 15], {
  cacheWriteOneHourNanoUsdPerMillion: perMillion(6),
  toolUseNanoUsdPerThousand: perMillion(10),
  batchDiscountPercent: 50,
});
const flash = price([0.3, 0.03, null, 2.5], { audioInputNanoUsdPerMillion: perMillion(1) });
const pro = price([1.25, 0.125, null, 10], {
  tiers: [
    {
      aboveInputTokens: 200_000,
      inputNanoUsdPerMillion: perMillion(2.5),
      cachedInputNanoUsdPerMillion: perMillion(0.25),
      cacheWriteNanoUsdPerMillion: null,
      cacheWriteOneHourNanoUsdPerMillion: null,
      outputNanoUsdPerMillion: perMillion(15),
    },
  ],
});

/** Answers as providers send them, cut to what is charged, and what their documents say that they cost. */
export const providerFixtures: readonly ProviderFixture[] = [
  {
    name: 'a chat whose prompt was cached for the most part (gpt-4o)',
    source: openai,
    protocol: 'openai.chat',
    answer: {
      usage: {
        prompt_tokens: 2006,
        completion_tokens: 300,
        total_tokens: 2306,
        prompt_tokens_details: { cached_tokens: 1920, audio_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0, rejected_prediction_tokens: 0 },
      },
    },
    price: price([2.5, 1.25, null, 10]),
    usd: '0.005615', // 86 × 2.5 + 1920 × 1.25 + 300 × 10
  },
  {
    name: 'a chat that reasoned, whose thoughts are part of its completion (o4-mini)',
    source: openai,
    protocol: 'openai.chat',
    answer: {
      usage: {
        prompt_tokens: 1000,
        completion_tokens: 500,
        total_tokens: 1500,
        prompt_tokens_details: { cached_tokens: 512 },
        completion_tokens_details: { reasoning_tokens: 320 },
      },
    },
    price: price([1.1, 0.275, null, 4.4]),
    usd: '0.0028776', // 488 × 1.1 + 512 × 0.275 + 500 × 4.4
  },
  {
    name: 'a chat that listened and spoke (gpt-4o-audio-preview)',
    source: openai,
    protocol: 'openai.chat',
    answer: {
      usage: {
        prompt_tokens: 120,
        completion_tokens: 90,
        total_tokens: 210,
        prompt_tokens_details: { cached_tokens: 0, audio_tokens: 80 },
        completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 70 },
      },
    },
    price: price([2.5, null, null, 10], {
      audioInputNanoUsdPerMillion: perMillion(40),
      audioOutputNanoUsdPerMillion: perMillion(80),
    }),
    usd: '0.0091', // 40 × 2.5 + 80 × 40 + 20 × 10 + 70 × 80
  },
  {
    name: 'a chat at flex rates, which are those of a batch (gpt-5)',
    source: `${openai}; flex processing guide`,
    protocol: 'openai.chat',
    answer: { service_tier: 'flex', usage: { prompt_tokens: 1001, completion_tokens: 100, total_tokens: 1101 } },
    price: price([1.25, 0.125, null, 10], { batchDiscountPercent: 50 }),
    usd: '0.001125625', // (1001 × 1.25 + 100 × 10) ÷ 2
  },
  {
    name: 'embeddings (text-embedding-3-small)',
    source: openai,
    protocol: 'openai.embeddings',
    answer: { usage: { prompt_tokens: 8, total_tokens: 8 } },
    price: price([0.02, null, null, 0]),
    usd: '0.00000016', // 8 × 0.02
  },
  {
    name: 'a response that reasoned (o3)',
    source: openai,
    protocol: 'openai.responses',
    answer: {
      usage: {
        input_tokens: 75,
        input_tokens_details: { cached_tokens: 0 },
        output_tokens: 1186,
        output_tokens_details: { reasoning_tokens: 1024 },
        total_tokens: 1261,
      },
    },
    price: price([2, 0.5, null, 8]),
    usd: '0.009638', // 75 × 2 + 1186 × 8
  },
  {
    name: 'a response that searched the web once and called a function, which costs nothing apart (gpt-4.1)',
    source: `${openai}: $10 for 1,000 searches`,
    protocol: 'openai.responses',
    answer: {
      output: [{ type: 'web_search_call' }, { type: 'function_call' }, { type: 'message' }],
      usage: {
        input_tokens: 328,
        input_tokens_details: { cached_tokens: 128 },
        output_tokens: 356,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: 684,
      },
    },
    price: price([2, 0.5, null, 8], { toolUseNanoUsdPerThousand: perMillion(10) }),
    usd: '0.013312', // 200 × 2 + 128 × 0.5 + 356 × 8 + 0.01
  },
  {
    name: 'a message that wrote to caches of both lives and read from one (Claude Sonnet 4.5)',
    source: anthropic,
    protocol: 'anthropic.messages',
    answer: {
      usage: {
        input_tokens: 2048,
        cache_read_input_tokens: 1800,
        cache_creation_input_tokens: 248,
        output_tokens: 503,
        cache_creation: { ephemeral_5m_input_tokens: 148, ephemeral_1h_input_tokens: 100 },
        service_tier: 'standard',
      },
    },
    price: sonnet,
    usd: '0.015384', // 2048 × 3 + 1800 × 0.3 + 148 × 3.75 + 100 × 6 + 503 × 15
  },
  {
    name: 'a message that searched the web (Claude Sonnet 4.5)',
    source: `${anthropic}: $10 for 1,000 searches`,
    protocol: 'anthropic.messages',
    answer: {
      usage: {
        input_tokens: 105,
        output_tokens: 6039,
        cache_read_input_tokens: 7123,
        cache_creation_input_tokens: 7345,
        server_tool_use: { web_search_requests: 1 },
      },
    },
    price: sonnet,
    usd: '0.13058065', // 105 × 3 + 7123 × 0.3 + 7345 × 3.75 + 6039 × 15 + 0.01
  },
  {
    name: 'a message of a batch, at half of everything (Claude Sonnet 4.5)',
    source: anthropic,
    protocol: 'anthropic.messages',
    answer: {
      usage: {
        input_tokens: 333,
        cache_read_input_tokens: 1111,
        cache_creation_input_tokens: 0,
        output_tokens: 77,
        service_tier: 'batch',
      },
    },
    price: sonnet,
    usd: '0.00124365', // (333 × 3 + 1111 × 0.3 + 77 × 15) ÷ 2
  },
  {
    name: 'a Gemini body with cached content and thoughts beside its candidates (Gemini 2.5 Flash)',
    source: google,
    protocol: 'openai.chat',
    answer: {
      usageMetadata: {
        promptTokenCount: 1500,
        cachedContentTokenCount: 1000,
        candidatesTokenCount: 200,
        thoughtsTokenCount: 300,
        totalTokenCount: 2000,
      },
    },
    price: flash,
    usd: '0.00143', // 500 × 0.3 + 1000 × 0.03 + 500 × 2.5
  },
  {
    name: 'a Gemini body with audio and what tools put into the prompt (Gemini 2.5 Flash)',
    source: google,
    protocol: 'openai.chat',
    answer: {
      usageMetadata: {
        promptTokenCount: 3000,
        promptTokensDetails: [
          { modality: 'TEXT', tokenCount: 600 },
          { modality: 'AUDIO', tokenCount: 2400 },
        ],
        toolUsePromptTokenCount: 50,
        candidatesTokenCount: 100,
        totalTokenCount: 3150,
      },
    },
    price: flash,
    usd: '0.002845', // 650 × 0.3 + 2400 × 1 + 100 × 2.5
  },
  {
    name: 'a Gemini body with a prompt above 200,000 tokens, all of it at the higher rate (Gemini 2.5 Pro)',
    source: google,
    protocol: 'openai.chat',
    answer: {
      usageMetadata: {
        promptTokenCount: 250_000,
        cachedContentTokenCount: 200_000,
        candidatesTokenCount: 1000,
        thoughtsTokenCount: 500,
        totalTokenCount: 251_500,
      },
    },
    price: pro,
    usd: '0.1975', // 50000 × 2.5 + 200000 × 0.25 + 1500 × 15
  },
  {
    name: 'a Gemini body with a prompt of exactly 200,000 tokens (Gemini 2.5 Pro)',
    source: google,
    protocol: 'openai.chat',
    answer: { usageMetadata: { promptTokenCount: 200_000, candidatesTokenCount: 10, totalTokenCount: 200_010 } },
    price: pro,
    usd: '0.2501', // 200000 × 1.25 + 10 × 10
  },
  {
    name: 'a Gemini chat in the shape of OpenAI, whose thoughts only its total has (Gemini 2.5 Flash)',
    source: `${google}; OpenAI compatibility guide`,
    protocol: 'openai.chat',
    answer: { usage: { prompt_tokens: 10, completion_tokens: 20, total_tokens: 530 } },
    price: flash,
    usd: '0.001303', // 10 × 0.3 + 520 × 2.5
  },
  {
    name: 'a Grok chat, whose thoughts stand beside its completion (grok-4)',
    source: 'xAI API reference (usage) and models page, 2025',
    protocol: 'openai.chat',
    answer: {
      usage: {
        prompt_tokens: 100,
        completion_tokens: 20,
        total_tokens: 320,
        completion_tokens_details: { reasoning_tokens: 200 },
      },
    },
    price: price([3, 0.75, null, 15]),
    usd: '0.0036', // 100 × 3 + 220 × 15
  },
];
