import type { Installation } from '../configuration/index.ts';
import { readCredentials } from '../configuration/index.ts';
import { createKernelClient, explainFailure } from '../kernel/index.ts';
import { examineCredentials, examineHome, examineNode } from './examine-machine.ts';
import type { Finding } from './finding.ts';
import { examineKernel } from './examine-kernel.ts';

export type { Finding } from './finding.ts';

/** Looks at everything an installation needs, from the machine to the models; later checks run whatever earlier ones found. */
export async function examine(installation: Installation): Promise<readonly Finding[]> {
  const findings: Finding[] = [
    examineNode(process.versions.node),
    examineHome(installation),
    examineCredentials(installation),
    ...(await examineKernel(installation.kernelUrl)),
  ];
  if (findings.some(({ check, ok }) => !ok && (check === 'credentials' || check === 'kernel'))) return findings;
  return [...findings, ...(await examineApi(installation))];
}

async function examineApi(installation: Installation): Promise<readonly Finding[]> {
  try {
    const { adminToken } = readCredentials(installation);
    const kernel = createKernelClient({ kernelUrl: installation.kernelUrl, adminToken });
    const providers = await kernel.providers.list.query();
    const findings: Finding[] = [{ check: 'api', ok: true, detail: 'accepts the admin token' }];
    for (const { id, slug, state, simulated } of providers) {
      if (state !== 'active') continue;
      const { reachable, problem, models } = await kernel.providers.test.mutate({ providerId: id });
      const detail = reachable ? `serves ${models.length} models` : (problem ?? 'does not answer');
      findings.push({ check: `${simulated ? 'reference model' : 'provider'} ${slug}`, ok: reachable, detail });
    }
    return findings;
  } catch (error) {
    return [{ check: 'api', ok: false, detail: explainFailure(error, installation) }];
  }
}
