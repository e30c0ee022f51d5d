import { expect, test } from '@playwright/test';
import { endedCall } from '../../fixtures/ended-call.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { chatModel } from '../../fixtures/sdk-clients.ts';
import { stage } from '../../fixtures/stage.ts';

/** The form in which Claude Code 2.1 asks: what its SDK would not send by itself. */
const claudeRequest = {
  path: '/v1/messages?beta=true',
  headers: (apiKey: string) => ({
    'x-api-key': apiKey,
    'anthropic-version': '2023-06-01',
    'anthropic-beta':
      'claude-code-20250219,interleaved-thinking-2025-05-14,context-management-2025-06-27,advanced-tool-use-2025-11-20,effort-2025-11-24',
    'user-agent': 'claude-cli/2.1.329 (external, sdk-cli)',
    'x-app': 'cli',
  }),
  body: {
    model: chatModel,
    max_tokens: 32_000,
    stream: true,
    system: [
      { type: 'text', text: 'You are a coding agent.' },
      { type: 'text', text: 'Work in this folder.', cache_control: { type: 'ephemeral' } },
    ],
    messages: [
      {
        role: 'user',
        content: [{ type: 'text', text: 'Answer in one sentence.', cache_control: { type: 'ephemeral' } }],
      },
    ],
    tools: [{ name: 'Read', description: 'Reads a file', input_schema: { type: 'object', properties: {} } }],
    metadata: { user_id: '{"session_id":"1"}' },
    thinking: { type: 'adaptive', display: 'omitted' },
    context_management: { edits: [{ type: 'clear_thinking_20251015', keep: 'all' }] },
    output_config: { effort: 'high' },
  },
  firstEvent: 'event: message_start',
  lastEvent: 'event: message_stop',
};

/** The form in which Codex 0.169 asks: tools of types that only its own provider knows, and fields of its own. */
const codexRequest = {
  path: '/v1/responses',
  headers: (apiKey: string) => ({
    authorization: `Bearer ${apiKey}`,
    accept: 'text/event-stream',
    originator: 'codex_exec',
    'session-id': '01a1fcb1-d6ed-7862-a827-fc29f233bac5',
    'user-agent': 'codex_exec/0.169.0',
    'x-codex-beta-features': 'remote_compaction_v2',
  }),
  body: {
    model: chatModel,
    stream: true,
    store: false,
    input: [
      { type: 'message', role: 'developer', content: [{ type: 'input_text', text: 'You are a coding agent.' }] },
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Answer in one sentence.' }] },
    ],
    tools: [
      {
        type: 'function',
        name: 'shell',
        description: 'Runs a command',
        strict: false,
        parameters: { type: 'object', properties: { command: { type: 'string' } } },
      },
      { type: 'namespace', name: 'mcp__docs', description: 'Documents', tools: [] },
      { type: 'web_search', external_web_access: false },
    ],
    tool_choice: 'auto',
    parallel_tool_calls: true,
    reasoning: { summary: 'auto' },
    include: ['reasoning.encrypted_content'],
    prompt_cache_key: '01a1fcb1-d6ed-7862-a827-fc29f233bac5',
    client_metadata: { 'x-codex-installation-id': '1' },
  },
  firstEvent: 'event: response.created',
  lastEvent: 'event: response.completed',
};

for (const [name, { path, headers, body, firstEvent, lastEvent }] of Object.entries({
  'Claude Code': claudeRequest,
  Codex: codexRequest,
})) {
  test(`what ${name} sends on the wire is answered with a whole stream`, async () => {
    const { apiKey } = await newAgent('wire');
    const response = await fetch(`${stage().kernelUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers(apiKey) },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    expect(response.status, text).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(text.startsWith(firstEvent)).toBe(true);
    expect(text).toContain(lastEvent);
    const call = await endedCall(response.headers.get('x-agent-call') ?? '');
    expect(call).toMatchObject({ state: 'settled', streamed: true, usageSource: 'provider' });
  });
}
