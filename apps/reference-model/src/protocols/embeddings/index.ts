export { createEmbeddings } from './create-embeddings.ts';
