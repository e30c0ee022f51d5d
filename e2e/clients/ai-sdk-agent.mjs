import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { generateText, stepCountIs, streamText, tool } from 'ai';
import { z } from 'zod';
import { apiKey, description, getWeather, kernelUrl, model, question, report } from './weather-tool.mjs';

const settings = { apiKey, baseURL: `${kernelUrl}/v1` };
const models = {
  chat: () => createOpenAI(settings).chat(model),
  responses: () => createOpenAI(settings).responses(model),
  messages: () => createAnthropic(settings)(model),
};
const languageModel = models[process.env.PROTOCOL]();
const weather = tool({
  description,
  inputSchema: z.object({ city: z.string() }),
  execute: async (input) => getWeather(input),
});

const result = await generateText({
  model: languageModel,
  prompt: question,
  tools: { get_weather: weather },
  stopWhen: stepCountIs(4),
  maxRetries: 0,
});
const toolResults = result.steps.flatMap((step) => step.toolResults.map(({ output }) => output));

const stream = streamText({ model: languageModel, prompt: 'Say something about parcels.', maxRetries: 0 });
const streamed = [];
for await (const chunk of stream.textStream) streamed.push(chunk);
report({ text: result.text, toolResults, streamed });
