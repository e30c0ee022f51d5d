/** What every framework is given: one tool, one question that needs it, and where the kernel is. */
export const description = 'Tells the weather of a city. Call it before you answer.';
export const question = 'What is the weather in Paris? Use the tool get_weather, then answer in one sentence.';
export const { KERNEL_URL: kernelUrl, AGENT_KEY: apiKey, MODEL: model } = process.env;

/** Arguments of every run of the tool, in order. */
export const toolRuns = [];

export function getWeather(input) {
  toolRuns.push(input);
  return `18 degrees and sunny in ${input.city}`;
}

/** The spec reads the last line of standard output. */
export function report(result) {
  process.stdout.write(`${JSON.stringify({ toolRuns, ...result })}\n`);
}
