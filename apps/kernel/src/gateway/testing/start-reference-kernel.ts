import {
  startReferenceUpstream,
  startTestKernel,
  type ReferenceUpstream,
  type TestKernel,
} from '../../testing/index.ts';

/** Takes 12 ms a token, so that a call of 100 tokens leaves time to come in between. */
export const referenceModel = 'sim-llama-3.1-8b';

export interface ReferenceKernel extends TestKernel {
  readonly reference: ReferenceUpstream;
}

/** A whole kernel in front of the reference model server, which has so many slots. With one, while a call has it nobody else does. */
export async function startReferenceKernel(slots: number): Promise<ReferenceKernel> {
  const reference = await startReferenceUpstream();
  const testKernel = await startTestKernel([], {
    slug: 'reference',
    name: 'Reference',
    protocol: 'both',
    baseUrl: reference.url,
    apiKey: null,
    simulated: true,
    slots,
  });
  const close = async (): Promise<void> => {
    await testKernel.close();
    await reference.close();
  };
  return { ...testKernel, reference, close };
}
