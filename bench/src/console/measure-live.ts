import type { KernelInstallation } from '../kernel-fixture.ts';
import type { BrowserSession } from './browser-session.ts';

const times = 8;
const pauseMs = 400;

/**
 * How long until a call stands on the open page of calls, in milliseconds from the moment its agent sends it: the call
 * itself, the kernel's word to the page, and the browser's painting are all in it.
 */
export async function measureLive(session: BrowserSession, installation: KernelInstallation): Promise<number[]> {
  const { page, close } = await session.openPage();
  try {
    await page.goto('/calls');
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    await page.getByRole('grid').first().getByRole('row').nth(1).waitFor();
    const shownAfterMs: number[] = [];
    for (let time = 0; time < times; time += 1) {
      await page.waitForTimeout(pauseMs);
      const sentAtMs = performance.now();
      const callId = await call(installation);
      await page.locator(`[data-id="${callId}"]`).first().waitFor();
      shownAfterMs.push(performance.now() - sentAtMs);
    }
    return shownAfterMs;
  } finally {
    await close();
  }
}

async function call({ kernelUrl, agentApiKey }: KernelInstallation): Promise<string> {
  const headers = { authorization: `Bearer ${agentApiKey}`, 'content-type': 'application/json' };
  const models = await fetch(`${kernelUrl}/v1/models`, { headers });
  const listed = (await models.json()) as { readonly data?: readonly { readonly id: string }[] };
  const model = listed.data?.find(({ id }) => !id.includes('embed'))?.id;
  const response = await fetch(`${kernelUrl}/v1/chat/completions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      model,
      messages: [{ role: 'user', content: `Hello at ${Date.now()}` }],
      max_completion_tokens: 8,
    }),
  });
  const callId = response.headers.get('x-agent-call');
  if (!response.ok || callId === null) {
    throw new Error(`The call answered ${response.status}: ${await response.text()}`);
  }
  await response.arrayBuffer();
  return callId;
}
