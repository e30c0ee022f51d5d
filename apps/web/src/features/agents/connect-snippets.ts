export interface Snippet {
  readonly name: 'TypeScript' | 'Python' | 'curl';
  readonly text: string;
}

/** The first call of an agent in three languages. `kernelUrl` has no trailing slash; the key stays a placeholder. */
export function connectSnippets(kernelUrl: string, model: string): readonly Snippet[] {
  const exports = `export OPENAI_BASE_URL=${kernelUrl}/v1\nexport OPENAI_API_KEY=aos_…   # a key from this page`;
  return [
    {
      name: 'TypeScript',
      text: `# in the shell
${exports}

// agent.ts
import OpenAI from 'openai';

const client = new OpenAI();
const answer = await client.chat.completions.create({
  model: '${model}',
  messages: [{ role: 'user', content: 'Say hello.' }],
});
console.log(answer.choices[0]?.message.content);`,
    },
    {
      name: 'Python',
      text: `# in the shell
${exports}

# agent.py
from openai import OpenAI

client = OpenAI()
answer = client.chat.completions.create(
    model="${model}",
    messages=[{"role": "user", "content": "Say hello."}],
)
print(answer.choices[0].message.content)`,
    },
    {
      name: 'curl',
      text: `${exports}

curl "$OPENAI_BASE_URL/chat/completions" \\
  -H "Authorization: Bearer $OPENAI_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"model": "${model}", "messages": [{"role": "user", "content": "Say hello."}]}'`,
    },
  ];
}
