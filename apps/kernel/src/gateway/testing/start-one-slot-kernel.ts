import {
  startReferenceUpstream,
  startTestKernel,
  type ReferenceUpstream,
  type TestKernel,
} from '../../testing/index.ts';

/** Takes 12 ms a token, so that a call of 100 tokens leaves time to come in between. */
export const oneSlotModel = 'sim-llama-3.1-8b';

export interface OneSlotKernel extends TestKernel {
  readonly reference: ReferenceUpstream;
}

/** A whole kernel in front of the reference model server, with one slot: while a call has it, nobody else does. */
export async function startOneSlotKernel(): Promise<OneSlotKernel> {
  const reference = await startReferenceUpstream();
  const testKernel = await startTestKernel([], {
    slug: 'reference',
    name: 'Reference',
    protocol: 'both',
    baseUrl: reference.url,
    apiKey: null,
    simulated: true,
    slots: 1,
  });
  const close = async (): Promise<void> => {
    await testKernel.close();
    await reference.close();
  };
  return { ...testKernel, reference, close };
}
