export { limitToolUses } from './limit-tool-uses.ts';
export { readToolUses } from './read-tool-uses.ts';
