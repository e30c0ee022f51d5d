import { Agent, OpenAIProvider, Runner, setTracingDisabled, tool } from '@openai/agents';
import { z } from 'zod';
import { apiKey, description, getWeather, kernelUrl, model, question, report } from './weather-tool.mjs';

setTracingDisabled(true);
const useResponses = process.env.PROTOCOL === 'responses';
const modelProvider = new OpenAIProvider({ apiKey, baseURL: `${kernelUrl}/v1`, useResponses });
const runner = new Runner({ modelProvider, tracingDisabled: true });
const weather = tool({
  name: 'get_weather',
  description,
  parameters: z.object({ city: z.string() }),
  execute: async (input) => getWeather(input),
});
const agent = new Agent({ name: 'Weather desk', instructions: 'Use your tool, then answer.', model, tools: [weather] });

const result = await runner.run(agent, question);
const toolResults = result.newItems.filter((item) => item.type === 'tool_call_output_item').map((item) => item.output);

const talker = new Agent({ name: 'Talker', instructions: 'Answer.', model });
const stream = await runner.run(talker, 'Say something about parcels.', { stream: true });
const streamed = [];
for await (const chunk of stream.toTextStream()) streamed.push(chunk);
await stream.completed;
report({ text: result.finalOutput, toolResults, streamed });
