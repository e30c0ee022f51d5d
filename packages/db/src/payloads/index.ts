export { createPayloadWriter, type PayloadWriter, type SealedPayload } from './payload-writer.ts';
