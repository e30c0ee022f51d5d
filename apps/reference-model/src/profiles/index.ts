export { embeddingSmall } from './embedding-small.ts';
export { hostedLarge } from './hosted-large.ts';
export { llama2A10g } from './llama-2-7b-a10g.ts';
export { llama3bL40s } from './llama-3b-l40s.ts';
export { llama70b8xH100 } from './llama-70b-8xh100.ts';
export { llama8bH100 } from './llama-8b-h100.ts';
