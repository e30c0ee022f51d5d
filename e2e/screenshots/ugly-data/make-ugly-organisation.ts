import type { KernelApi } from '../../fixtures/kernel-api.ts';
import { longName, longReason, markup, rightToLeftName } from './ugly-texts.ts';

/** Departments, teams, people, a provider, a model and a route that somebody named without a thought; answers with a department. */
export async function makeUglyOrganisation(api: KernelApi): Promise<string> {
  const { id } = await api.departments.create.mutate({ slug: 'procurement-and-settlements', name: longName });
  const other = await api.departments.create.mutate({ slug: 'arabic', name: rightToLeftName });
  await api.departments.createTeam.mutate({ departmentId: id, slug: 'first-team', name: longName });
  await api.departments.createTeam.mutate({ departmentId: other.id, slug: 'markup', name: markup });
  await api.people.invite.mutate({
    email: 'the-person-with-the-longest-address-of-all@a-subdomain-of-a-subdomain.of-a-department.northwind.example',
    roles: ['admin', 'operator', 'finance', 'auditor'],
  });
  const provider = await api.providers.create.mutate({
    slug: 'a-provider-with-a-long-name',
    name: longName,
    protocol: 'openai',
    baseUrl: `http://127.0.0.1:9/${'a-path-without-end/'.repeat(6)}v1`,
  });
  await api.models.create.mutate({
    providerId: provider.id,
    name: 'accounts/fireworks/models/a-model-whose-name-somebody-made-without-a-single-space-70b-instruct-fp8',
    upstreamName: 'accounts/fireworks/models/a-model-whose-name-somebody-made-without-a-single-space-70b-instruct-fp8',
    slots: 100_000,
  });
  await api.routes.create.mutate({
    name: 'the-cheapest-that-is-good-enough-for-statements-of-suppliers',
    definition: {
      description: longReason,
      workClass: 'extraction',
      strategy: 'ordered',
      state: 'active',
      requirements: {
        minQuality: null,
        maxFirstByteP95Ms: 600_000,
        regions: ['a-region-with-a-long-name', 'eu-central-1', 'on-premises'],
        dataClass: 'public',
        abilities: [],
      },
      candidates: [],
    },
    reason: longReason.slice(0, 300),
  });
  return id;
}
