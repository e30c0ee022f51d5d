export { workScripts } from './work-scripts.ts';
export type { Behaviour, JsonValue, ToolOffer, ToolParameter, WorkCase, WorkScript } from './work-script.ts';
