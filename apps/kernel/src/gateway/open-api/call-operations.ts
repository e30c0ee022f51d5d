import type { ErrorCode } from '@agent-os/core/errors';
import type { CallProtocol } from '@agent-os/core/routing';
import { kernelHeaders, requestHeaders, type RequestHeader } from '../../pipeline/index.ts';
import { pathByProtocol } from '../call-paths.ts';
import { byAgentKey } from './components.ts';
import { answerHeadersOf, requestParameter } from './describe-headers.ts';
import type { JsonSchema } from './json-schema.ts';
import { refusals, type Operation } from './operation.ts';

interface DescribedCall extends Pick<Operation, 'operationId' | 'summary'> {
  /** Whose protocol it is. */
  readonly reference: string;
  /** The few fields that the kernel reads itself. */
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly streams: boolean;
}

const messages = { type: 'array', minItems: 1 } as const;
const textOrList = { type: ['string', 'array'] } as const;

const calls: Readonly<Record<CallProtocol, DescribedCall>> = {
  'openai.chat': {
    operationId: 'createChatCompletion',
    summary: 'Answer a conversation, by OpenAI’s chat completions.',
    reference: 'https://platform.openai.com/docs/api-reference/chat',
    required: ['model', 'messages'],
    properties: { messages },
    streams: true,
  },
  'openai.responses': {
    operationId: 'createResponse',
    summary: 'Answer, by OpenAI’s responses.',
    reference: 'https://platform.openai.com/docs/api-reference/responses',
    required: ['model'],
    properties: { input: textOrList },
    streams: true,
  },
  'openai.embeddings': {
    operationId: 'createEmbedding',
    summary: 'Embed texts, by OpenAI’s embeddings.',
    reference: 'https://platform.openai.com/docs/api-reference/embeddings',
    required: ['model', 'input'],
    properties: { input: textOrList },
    streams: false,
  },
  'anthropic.messages': {
    operationId: 'createMessage',
    summary: 'Answer a conversation, by Anthropic’s messages.',
    reference: 'https://docs.anthropic.com/en/api/messages',
    required: ['model', 'messages'],
    properties: { messages },
    streams: true,
  },
};

/** Codes with which a model call is refused, or fails. */
const codesOfCalls: readonly ErrorCode[] = [
  'invalid_request',
  'invalid_json',
  'protocol_unsupported',
  'invalid_api_key',
  'budget_exceeded',
  'policy_denied',
  'agent_suspended',
  'not_found',
  'model_not_found',
  'request_too_large',
  'idempotency_mismatch',
  'rate_limited',
  'outbid',
  'loop_detected',
  'internal_error',
  'upstream_error',
  'model_unavailable',
  'queue_full',
  'shutting_down',
  'deadline_missed',
  'wait_timeout',
  'upstream_timeout',
];
const codesOfReading: readonly ErrorCode[] = ['invalid_api_key', 'internal_error'];

const headersOfCalls = Object.keys(requestHeaders) as RequestHeader[];
const answered = answerHeadersOf(kernelHeaders.filter((name) => name !== 'x-agent-budget'));
const anyObject = { type: 'object' } as const;
const modelName = { type: 'string', minLength: 1, maxLength: 200, description: 'As GET /v1/models lists it.' } as const;
const readsAnthropic = {
  name: 'Anthropic-Version',
  in: 'header',
  required: false,
  description: 'With it, models and errors have Anthropic’s shape.',
  schema: { type: 'string' },
} as const;

/** Model calls, and what their clients ask besides. */
export function callOperations(): readonly Operation[] {
  return [
    ...(Object.keys(calls) as CallProtocol[]).map(callOperation),
    {
      method: 'post',
      path: '/v1/messages/count_tokens',
      operationId: 'countTokens',
      tags: ['Calls'],
      summary: 'Count the tokens of a request before it is sent.',
      security: byAgentKey,
      requestBody: {
        required: true,
        content: { 'application/json': { schema: bodyOf(calls['anthropic.messages']) } },
      },
      responses: {
        '200': jsonObject('Counted with o200k_base, whatever model it is for.', {
          type: 'object',
          required: ['input_tokens'],
          properties: { input_tokens: { type: 'integer', minimum: 0 } },
        }),
        ...refusals([...codesOfReading, 'invalid_request', 'invalid_json', 'request_too_large'], 'AnthropicError'),
      },
    },
    {
      method: 'get',
      path: '/v1/models',
      operationId: 'listModels',
      tags: ['Calls'],
      summary: 'List the models and routes that this agent may ask for.',
      security: byAgentKey,
      parameters: [readsAnthropic],
      responses: {
        '200': jsonObject('In OpenAI’s shape, or in Anthropic’s.', {
          type: 'object',
          required: ['data'],
          properties: { data: { type: 'array', items: anyObject } },
        }),
        ...refusals(codesOfReading, 'OpenaiError'),
      },
    },
    {
      method: 'get',
      path: '/v1/models/{model}',
      operationId: 'getModel',
      tags: ['Calls'],
      summary: 'One of them.',
      security: byAgentKey,
      parameters: [
        {
          name: 'model',
          in: 'path',
          required: true,
          description: 'Its name, which may have slashes in it.',
          schema: modelName,
        },
        readsAnthropic,
      ],
      responses: {
        '200': jsonObject('In OpenAI’s shape, or in Anthropic’s.', anyObject),
        ...refusals([...codesOfReading, 'model_not_found'], 'OpenaiError'),
      },
    },
  ];
}

function callOperation(protocol: CallProtocol): Operation {
  const described = calls[protocol];
  const { operationId, summary, reference, streams } = described;
  const stream = { 'text/event-stream': { schema: { type: 'string' } } };
  return {
    method: 'post',
    path: pathByProtocol[protocol],
    operationId,
    tags: ['Calls'],
    summary,
    description: `Body and answer are those of ${reference}; the fields named here are all that the kernel reads of it. An error about the request itself is passed on with the provider’s status and words.`,
    security: byAgentKey,
    parameters: headersOfCalls.map(requestParameter),
    requestBody: { required: true, content: { 'application/json': { schema: bodyOf(described) } } },
    responses: {
      '200': {
        description: 'The provider’s answer.',
        headers: answered,
        content: { 'application/json': { schema: anyObject }, ...(streams ? stream : {}) },
      },
      ...refusals(codesOfCalls, protocol === 'anthropic.messages' ? 'AnthropicError' : 'OpenaiError'),
    },
  };
}

function bodyOf({ required, properties, streams }: DescribedCall): JsonSchema {
  return {
    type: 'object',
    required,
    properties: { model: modelName, ...properties, ...(streams ? { stream: { type: ['boolean', 'null'] } } : {}) },
  };
}

function jsonObject(description: string, schema: JsonSchema): object {
  return { description, content: { 'application/json': { schema } } };
}
