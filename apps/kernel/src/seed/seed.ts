import { createDatabase, newId } from '@agent-os/db';
import { hasCredentials, noCredentials, writeCredentials } from './credentials-file.ts';
import { listUpstreamModels } from './list-upstream-models.ts';
import { putDemoFinance } from './demo-finance/index.ts';
import { putDemoDevices } from './put-demo-devices.ts';
import { inventDemoPeople, putDemoOrganisation } from './put-demo-organisation.ts';
import { putProvider } from './put-provider.ts';
import type { SeedConfiguration } from './seed-configuration.ts';

const transactionTimeoutMs = 60_000;

/**
 * Prepares an installation before the kernel starts: on an empty database the demo organisation (unless it is not
 * wanted), on every start the provider that the environment names. Running it again changes nothing else.
 */
export async function seed(configuration: SeedConfiguration, nowMs: number): Promise<void> {
  const database = createDatabase({ url: configuration.databaseUrl, applicationName: 'agent-os-seed' });
  try {
    const organisationIds = await database.lookups.listOrganisationIds();
    const [first] = organisationIds;
    const models = configuration.upstream === undefined ? [] : await listUpstreamModels(configuration.upstream);
    const { upstream, masterKey } = configuration;
    if (first !== undefined) {
      if (upstream === undefined) return;
      await database.withTenant(first, (tx) => putProvider(tx, first, { upstream, models, masterKey }, nowMs), {
        timeoutMs: transactionTimeoutMs,
      });
      return;
    }
    if (!configuration.demo) {
      if (!hasCredentials(configuration.credentialsPath)) {
        writeCredentials(configuration.credentialsPath, noCredentials);
      }
      return;
    }
    const people = await inventDemoPeople(nowMs);
    const organisationId = newId('org', nowMs);
    await database.withTenant(
      organisationId,
      async (tx) => {
        const made = await putDemoOrganisation(tx, organisationId, people, nowMs);
        if (made !== undefined && upstream !== undefined) {
          await putProvider(tx, organisationId, { upstream, models, masterKey }, nowMs);
          if (upstream.simulated) await putDemoDevices(tx, organisationId, nowMs);
        }
        // Before the commit: after a crash in between, the next start begins anew and writes it again. The other order
        // would leave an organisation that nobody can sign in to.
        if (made !== undefined) writeCredentials(configuration.credentialsPath, made);
      },
      { timeoutMs: transactionTimeoutMs },
    );
    if (configuration.demoPast && upstream?.simulated === true) {
      await putDemoFinance({ database, databaseUrl: configuration.databaseUrl, organisationId }, nowMs);
    }
  } finally {
    await database.close();
  }
}
