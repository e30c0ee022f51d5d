import type { OpenAI } from 'openai';
import type { ToolOffer, ToolParameter, WorkCase } from '../scenarios/index.ts';

/** A script's tools in the form in which they are offered to a model. */
export function toolDefinitions(tools: readonly ToolOffer[]): OpenAI.ChatCompletionTool[] {
  return tools.map(({ name, description, parameters }) => ({
    type: 'function',
    function: {
      name,
      description,
      parameters: {
        type: 'object',
        properties: Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, parameterSchema(value)])),
        required: Object.keys(parameters),
        additionalProperties: false,
      },
    },
  }));
}

/** The tools' answers to what a model asked of them: the results of this case, or an error for a tool that is not there. */
export function toolAnswers(
  calls: readonly OpenAI.ChatCompletionMessageToolCall[],
  { toolResults }: WorkCase,
): OpenAI.ChatCompletionToolMessageParam[] {
  return calls.map((call) => {
    const name = call.type === 'function' ? call.function.name : call.custom.name;
    const result = toolResults[name] ?? { error: `There is no tool ${name}.` };
    return { role: 'tool', tool_call_id: call.id, content: JSON.stringify(result) };
  });
}

function parameterSchema(parameter: ToolParameter): object {
  if (typeof parameter === 'string') return { type: 'string', description: parameter };
  return { type: 'string', description: parameter.meaning, enum: parameter.oneOf };
}
