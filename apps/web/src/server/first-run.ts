import 'server-only';
import { serviceClient } from './kernel-client.ts';

/** Whether nobody owns this installation yet; false when the kernel does not answer. */
export async function needsOwner(): Promise<boolean> {
  return serviceClient()
    .firstRun.status.query()
    .then(
      (status) => status.needsOwner,
      () => false,
    );
}
