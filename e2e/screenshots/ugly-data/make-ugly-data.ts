import OpenAI from 'openai';
import { kernelApiAs, type KernelApi } from '../../fixtures/kernel-api.ts';
import type { Stage } from '../../fixtures/stage.ts';
import type { SceneIds } from '../scenes/index.ts';
import { insertHugeFigures } from './insert-huge-figures.ts';
import { makeUglyBudgets } from './make-ugly-budgets.ts';
import { makeUglyEnergy } from './make-ugly-energy.ts';
import { makeUglyInvoice } from './make-ugly-invoice.ts';
import { makeUglyOrganisation } from './make-ugly-organisation.ts';
import { makeUglyTasks } from './make-ugly-tasks.ts';
import { longMessage, longName, rightToLeft } from './ugly-texts.ts';

const chatModel = 'sim-llama-3.1-8b';

export interface UglyPlace {
  readonly departmentId: string;
  readonly agentId: string;
  readonly agentSlug: string;
  readonly apiKey: string;
}

/** Puts what layouts break on into the installation: very long names, Arabic, a message of 200 kB, sums without end. */
export async function makeUglyData({ kernelUrl, home, credentials }: Stage): Promise<SceneIds> {
  const api = kernelApiAs(credentials.adminToken, kernelUrl);
  const departmentId = await makeUglyOrganisation(api);
  const agent = await api.agents.create.mutate({
    slug: 'reconciliation-of-supplier-statements',
    name: longName,
    purpose: 'Compares what suppliers say they are owed with what the ledger says, line by line.',
    departmentId,
  });
  const { secret } = await api.keys.create.mutate({ agentId: agent.id, name: longName.slice(0, 100) });
  const place: UglyPlace = { departmentId, agentId: agent.id, agentSlug: agent.slug, apiKey: secret };
  const rightToLeftCall = await callWith(rightToLeft, place, kernelUrl);
  const longCall = await callWith(longMessage, place, kernelUrl);
  const ids = {
    agent: agent.slug,
    rightToLeftCall,
    longCall,
    hugeCall: await insertHugeFigures(home, rightToLeftCall),
    budget: await makeUglyBudgets(api, place),
    invoice: await makeUglyInvoice(api),
    task: await makeUglyTasks(api, place, kernelUrl),
    model: await idOfModel(api),
  };
  await makeUglyEnergy(api, place);
  await addModesAndRates(api);
  return ids;
}

/** The model that the calls are made to. */
async function idOfModel(api: KernelApi): Promise<string> {
  const model = (await api.models.list.query()).find(({ name }) => name === chatModel);
  if (model === undefined) throw new Error(`The demo organisation has no model ${chatModel}.`);
  return model.id;
}

async function callWith(content: string, { apiKey }: UglyPlace, kernelUrl: string): Promise<string> {
  const client = new OpenAI({ apiKey, baseURL: `${kernelUrl}/v1`, maxRetries: 0 });
  const { response } = await client.chat.completions
    .create({
      model: chatModel,
      messages: [
        { role: 'system', content: 'You are a clerk.' },
        { role: 'user', content },
      ],
      max_completion_tokens: 40,
    })
    .withResponse();
  return response.headers.get('x-agent-call') ?? '';
}

/** A currency of large numbers, a market in shadow, and a report that nobody can send. */
async function addModesAndRates(api: KernelApi): Promise<void> {
  const reason = 'For the pictures';
  const monthsAgo = new Date(Date.now() - 100 * 86_400_000).toISOString().slice(0, 10);
  await api.currency.addRate.mutate({
    currency: 'IDR',
    perUsd: '16843.1234567891',
    validFrom: monthsAgo,
    source: longName,
    reason,
  });
  await api.currency.choose.mutate({ currency: 'IDR', reason });
  const { settings } = await api.market.state.query();
  await api.market.setMode.mutate({ mode: 'shadow', expectedVersion: settings.version, reason });
  await api.reports.put.mutate({
    name: longName,
    timing: { every: 'month', weekday: null, monthDay: 31, hour: 23, timeZone: 'America/Argentina/ComodRivadavia' },
    sections: ['departments', 'agents', 'movers', 'anomalies'],
    departmentId: null,
    recipients: ['owner@northwind.example'],
    withCsv: true,
    reason,
  });
}
