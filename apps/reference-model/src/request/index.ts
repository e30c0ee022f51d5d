export { countInputTokens, countTextTokens } from './count-tokens.ts';
export type {
  GenerationRequest,
  JsonSchema,
  OutputFormat,
  ToolCall,
  ToolChoice,
  ToolOffer,
  Turn,
} from './generation-request.ts';
export { simulationOptions } from './simulation-options.ts';
export type { SimulationOptions } from './simulation-options.ts';
export { maximumTimeScale, minimumTimeScale } from './time-scale.ts';
