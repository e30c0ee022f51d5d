import { tool } from '@langchain/core/tools';
import { END, MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { ToolNode, toolsCondition } from '@langchain/langgraph/prebuilt';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import { apiKey, description, getWeather, kernelUrl, model, question, report } from './weather-tool.mjs';

const llm = new ChatOpenAI({ model, apiKey, maxRetries: 0, configuration: { baseURL: `${kernelUrl}/v1` } });
const weather = tool(getWeather, { name: 'get_weather', description, schema: z.object({ city: z.string() }) });
const thinker = llm.bindTools([weather]);
const agent = new StateGraph(MessagesAnnotation)
  .addNode('think', async ({ messages }) => ({ messages: [await thinker.invoke(messages)] }))
  .addNode('tools', new ToolNode([weather]))
  .addEdge(START, 'think')
  .addConditionalEdges('think', toolsCondition, ['tools', END])
  .addEdge('tools', 'think')
  .compile();

const { messages } = await agent.invoke({ messages: [{ role: 'user', content: question }] });
const toolResults = messages.filter((message) => message.type === 'tool').map((message) => message.content);

const streamed = [];
for await (const chunk of await llm.stream('Say something about parcels.')) {
  if (chunk.content !== '') streamed.push(chunk.content);
}
report({ text: messages.at(-1).content, toolResults, streamed });
