export { newPayloadBlockId } from './new-payload-block-id.ts';
export { createPayloadWriter, type PayloadWriter, type PlacedPayload, type SealedBlock } from './payload-writer.ts';
