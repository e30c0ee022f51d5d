import { tool } from '@langchain/core/tools';
import { createReactAgent } from '@langchain/langgraph/prebuilt';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import { apiKey, description, getWeather, kernelUrl, model, question, report } from './weather-tool.mjs';

const llm = new ChatOpenAI({ model, apiKey, maxRetries: 0, configuration: { baseURL: `${kernelUrl}/v1` } });
const weather = tool(getWeather, { name: 'get_weather', description, schema: z.object({ city: z.string() }) });
const agent = createReactAgent({ llm, tools: [weather] });

const { messages } = await agent.invoke({ messages: [{ role: 'user', content: question }] });
const toolResults = messages.filter((message) => message.getType() === 'tool').map((message) => message.content);

const streamed = [];
for await (const chunk of await llm.stream('Say something about parcels.')) {
  if (chunk.content !== '') streamed.push(chunk.content);
}
report({ text: messages.at(-1).content, toolResults, streamed });
