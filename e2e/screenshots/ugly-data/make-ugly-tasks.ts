import type { KernelApi } from '../../fixtures/kernel-api.ts';
import type { UglyPlace } from './make-ugly-data.ts';
import { longMessage, longName, longReason, markup, rightToLeft } from './ugly-texts.ts';

const kind = 'statement-of-a-supplier-that-was-reconciled-and-then-confirmed';

/**
 * Tasks with long and right-to-left titles; one is done, and its outcome, worth a hundred million dollars, waits for a
 * decision by the rule of its kind. A webhook nobody has called. Answers with the task that is done.
 */
export async function makeUglyTasks(
  api: KernelApi,
  { agentId, agentSlug, apiKey }: UglyPlace,
  kernelUrl: string,
): Promise<string> {
  await api.value.setRule.mutate({
    kind,
    definition: {
      formula: { kind: 'per_unit', amountNanoUsd: '99999999999999999' },
      unit: 'statement of a supplier that is agreed',
      humanNanoUsdPerHour: '60000000000',
    },
    expectedNumber: 0,
    reason: longReason,
  });
  await api.value.createWebhook.mutate({ name: longName });
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${kernelUrl}/v1/tasks${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`/v1/tasks${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  await post('', { title: longName, input: { month: '2026-10' }, agent: agentSlug, kind });
  const { task } = (await post('/claim', { instance: 'a-worker-with-a-rather-long-name-1' })) as {
    readonly task: { readonly id: string; readonly attempt: number };
  };
  await post(`/${task.id}/complete`, { attempt: task.attempt, result: { note: longReason } });
  await post(`/${task.id}/outcomes`, { units: 1, human_seconds: 2_592_000 });
  await api.tasks.create.mutate({ title: rightToLeft, input: longMessage.slice(0, 60_000), agentId });
  await api.tasks.create.mutate({
    title: markup,
    input: markup,
    capabilities: ['a-capability-that-nobody-has', 'another-that-nobody-has-either'],
    deadlineAt: Date.now() + 3_600_000,
  });
  return task.id;
}
