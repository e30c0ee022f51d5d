export interface SnippetFacts {
  /** Without a trailing slash. */
  readonly kernelUrl: string;
  /** The whole key, or a placeholder. */
  readonly apiKey: string;
  /** A chat model that the agent may call over OpenAI's protocol. */
  readonly model: string;
  /** One that it may call over Anthropic's; undefined when no provider speaks it. */
  readonly anthropicModel: string | undefined;
}

export interface Snippet {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** Why it would not work here, and what to do. */
  readonly unavailable?: string;
}

const needsAnthropic =
  'No provider of this organisation speaks Anthropic’s protocol. An admin can add one under Models; until then use another way.';

const environmentOf = ({ kernelUrl, apiKey }: SnippetFacts): string =>
  `export OPENAI_BASE_URL=${kernelUrl}/v1\nexport OPENAI_API_KEY=${apiKey}`;

/** The first call of an agent, ready to run: the real address, the real key, a model it may call. */
export function connectSnippets(facts: SnippetFacts): readonly Snippet[] {
  const { kernelUrl, apiKey, model } = facts;
  const environment = environmentOf(facts);
  const claude = facts.anthropicModel ?? 'a-model';
  const anthropicOnly = facts.anthropicModel === undefined ? { unavailable: needsAnthropic } : {};
  return [
    {
      id: 'typescript',
      name: 'TypeScript',
      text: `// npm install openai; save as first-call.mjs; node first-call.mjs
import OpenAI from 'openai';

const client = new OpenAI({
  baseURL: '${kernelUrl}/v1',
  apiKey: '${apiKey}',
});
const answer = await client.chat.completions.create({
  model: '${model}',
  messages: [{ role: 'user', content: 'Say hello.' }],
});
console.log(answer.choices[0]?.message.content);`,
    },
    {
      id: 'python',
      name: 'Python',
      text: `# pip install openai; save as first_call.py; python first_call.py
from openai import OpenAI

client = OpenAI(
    base_url="${kernelUrl}/v1",
    api_key="${apiKey}",
)
answer = client.chat.completions.create(
    model="${model}",
    messages=[{"role": "user", "content": "Say hello."}],
)
print(answer.choices[0].message.content)`,
    },
    {
      id: 'curl',
      name: 'curl',
      text: `curl ${kernelUrl}/v1/chat/completions \\
  -H "Authorization: Bearer ${apiKey}" \\
  -H "Content-Type: application/json" \\
  -d '{"model": "${model}", "messages": [{"role": "user", "content": "Say hello."}]}'`,
    },
    {
      id: 'anthropic',
      name: 'Anthropic SDK',
      ...anthropicOnly,
      text: `// npm install @anthropic-ai/sdk; save as first-call.mjs; node first-call.mjs
import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({
  baseURL: '${kernelUrl}',
  apiKey: '${apiKey}',
});
const answer = await client.messages.create({
  model: '${claude}',
  max_tokens: 100,
  messages: [{ role: 'user', content: 'Say hello.' }],
});
console.log(answer.content);`,
    },
    {
      id: 'langgraph',
      name: 'LangGraph.js',
      text: `// npm install @langchain/langgraph @langchain/openai; save as first-call.mjs; node first-call.mjs
import { END, MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { ChatOpenAI } from '@langchain/openai';

const llm = new ChatOpenAI({
  model: '${model}',
  apiKey: '${apiKey}',
  configuration: { baseURL: '${kernelUrl}/v1' },
});
const agent = new StateGraph(MessagesAnnotation)
  .addNode('think', async ({ messages }) => ({ messages: [await llm.invoke(messages)] }))
  .addEdge(START, 'think')
  .addEdge('think', END)
  .compile();
const { messages } = await agent.invoke({ messages: [{ role: 'user', content: 'Say hello.' }] });
console.log(messages.at(-1)?.content);`,
    },
    {
      id: 'ai-sdk',
      name: 'Vercel AI SDK',
      text: `// npm install ai @ai-sdk/openai; save as first-call.mjs; node first-call.mjs
import { createOpenAI } from '@ai-sdk/openai';
import { generateText } from 'ai';

const openai = createOpenAI({
  baseURL: '${kernelUrl}/v1',
  apiKey: '${apiKey}',
});
const { text } = await generateText({
  model: openai.chat('${model}'),
  prompt: 'Say hello.',
});
console.log(text);`,
    },
    {
      id: 'claude-code',
      name: 'Claude Code',
      ...anthropicOnly,
      text: `export ANTHROPIC_BASE_URL=${kernelUrl}
export ANTHROPIC_API_KEY=${apiKey}
export ANTHROPIC_MODEL=${claude}
export ANTHROPIC_SMALL_FAST_MODEL=${claude}
claude -p "Say hello."`,
    },
    {
      id: 'codex',
      name: 'Codex',
      text: `# add to ~/.codex/config.toml
model = "${model}"
model_provider = "agent-os"

[model_providers.agent-os]
name = "Agent OS"
base_url = "${kernelUrl}/v1"
env_key = "AGENT_OS_KEY"
wire_api = "responses"

# then, in the shell
export AGENT_OS_KEY=${apiKey}
codex exec "Say hello."`,
    },
    {
      id: 'environment',
      name: 'Any other',
      text: `# most frameworks read these two
${environment}`,
    },
  ];
}
