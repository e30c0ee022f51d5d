import { builtInLoopPolicy } from '@agent-os/core/contracts';
import { freshMonth, freshSlug, named, unnamed, type CatalogueEntry } from './catalogue-entry.ts';
import { addTestReport, testReport } from './test-report.ts';
import { addTestLoop, testLoopPolicyVersion } from './test-loop.ts';
import { marketProcedures } from './market-procedures.ts';
import { invoiceProcedures } from './invoice-procedures.ts';
import { currencyProcedures } from './currency-procedures.ts';
import { energyProcedures } from './energy-procedures.ts';
import { goodputProcedures } from './goodput-procedures.ts';
import { registryProcedures } from './registry-procedures.ts';
import { schedulerProcedures } from './scheduler-procedures.ts';
import { valueProcedures } from './value-procedures.ts';
import { addTestIntentExample, addTestIntentVersion, addTestLessons, testRuleRevision } from './test-intent.ts';
import {
  addClosedMonth,
  addTestAgent,
  addTestBudget,
  addTestDepartment,
  addTestIncrease,
  addTestInvitation,
  addTestKey,
  addTestMember,
  addTestTask,
  addTestTeam,
  addTestView,
  testAgentSlug,
} from './test-tenant.ts';

const thisMonth = () => new Date().toISOString().slice(0, 7);
const nanoUsd = '1000';

/** Every procedure that needs a permission, by path. A test sees to it that none is missing. */
export const procedureCatalogue: Readonly<Record<string, CatalogueEntry>> = {
  ...registryProcedures,
  ...schedulerProcedures,
  ...currencyProcedures,
  ...energyProcedures,
  ...goodputProcedures,
  ...invoiceProcedures,
  ...marketProcedures,
  ...valueProcedures,
  'overview.get': unnamed(() => ({ dayStart: Date.now() - 3_600_000 })),
  'agents.list': unnamed(),
  'agents.figures': unnamed(() => ({ dayStart: Date.now() - 3_600_000 })),
  'agents.get': named((_api, { agentId }) => ({ agentId })),
  'agents.create': named((_api, { departmentId, teamId }) => ({
    slug: freshSlug(),
    name: 'New',
    departmentId,
    teamId,
  })),
  'agents.update': named((_api, { agentId }) => ({ agentId, name: 'Renamed' })),
  'agents.setState': named((_api, { agentId }) => ({ agentId, state: 'suspended', reason: 'A test' })),
  'agents.find': named(async (api, tenant) => ({ slug: testAgentSlug(await addTestAgent(api, tenant)) })),
  'agents.setStateMany': named(async (api, tenant) => ({
    changes: [{ agentIds: [await addTestAgent(api, tenant)], state: 'suspended' }],
    reason: 'A test',
  })),
  'agents.setOwnerMany': named(async (api, tenant) => ({
    changes: [{ agentIds: [await addTestAgent(api, tenant)], ownerPersonId: tenant.members.admin.personId }],
    reason: 'A test',
  })),
  'agents.moveMany': named(async (api, tenant) => ({
    changes: [
      { agentIds: [await addTestAgent(api, tenant)], departmentId: tenant.departmentId, teamId: tenant.teamId },
    ],
    reason: 'A test',
  })),
  'agents.blastRadius': named((_api, { agentId }) => ({ agentIds: [agentId] })),
  'agents.activity': named((_api, { agentId }) => ({ agentId })),
  'agents.runs': named((_api, { agentId }) => ({ agentId })),
  'agents.versions': named((_api, { agentId }) => ({ agentId })),
  'agents.events': named((_api, { agentId }) => ({ agentId })),
  'agents.instances': named((_api, { agentId }) => ({ agentId })),
  'agents.possibleOwners': unnamed(),
  'connect.status': named((_api, { keyId }) => ({ keyId })),
  'keys.list': named((_api, { agentId }) => ({ agentId })),
  'keys.create': named((_api, { agentId }) => ({ agentId, name: 'Key' })),
  'keys.revoke': named(async (api, { organisationId, agentId }) => ({
    keyId: await addTestKey(api, organisationId, agentId),
  })),
  'keys.listAll': unnamed(),
  'keys.effect': named((_api, { keyId }) => ({ keyIds: [keyId] })),
  'keys.revokeMany': named(async (api, { organisationId, agentId }) => ({
    keyIds: [await addTestKey(api, organisationId, agentId)],
    reason: 'A test',
  })),
  'departments.list': unnamed(),
  'departments.tree': unnamed(),
  'departments.costs': unnamed(() => ({ dayStart: Date.now() - 3_600_000 })),
  'departments.rename': named((_api, { departmentId }) => ({ departmentId, name: 'Renamed' })),
  'departments.archive': named(async (api, { organisationId }) => ({
    departmentId: await addTestDepartment(api, organisationId),
    archived: true,
  })),
  'departments.renameTeam': named((_api, { teamId }) => ({ teamId, name: 'Renamed' })),
  'departments.moveTeam': named(async (api, { organisationId, departmentId }) => ({
    teamId: await addTestTeam(api, organisationId, await addTestDepartment(api, organisationId)),
    departmentId,
  })),
  'departments.archiveTeam': named(async (api, { organisationId, departmentId }) => ({
    teamId: await addTestTeam(api, organisationId, departmentId),
    archived: true,
  })),
  'departments.create': unnamed(() => ({ slug: freshSlug(), name: 'New' })),
  'departments.createTeam': named((_api, { departmentId }) => ({ departmentId, slug: freshSlug(), name: 'New' })),
  'budgets.tree': unnamed(),
  'budgets.get': named(async (api, tenant) => ({ budgetId: await addTestBudget(api, tenant) })),
  'budgets.forAgent': named((_api, { agentId }) => ({ agentId })),
  'budgets.create': named((_api, { agentId }) => ({
    scopeKind: 'agent',
    scopeId: agentId,
    period: 'day',
    unit: 'usd',
    capAmount: nanoUsd,
    action: 'deny',
  })),
  'budgets.update': named(async (api, tenant) => ({
    budgetId: await addTestBudget(api, tenant),
    expectedVersion: 1,
    capAmount: nanoUsd,
    reason: 'A test',
  })),
  'budgets.archive': named(async (api, tenant) => ({
    budgetId: await addTestBudget(api, tenant),
    archived: true,
    reason: 'A test',
  })),
  'budgets.raise': named(async (api, tenant) => ({
    budgetId: await addTestBudget(api, tenant),
    amount: nanoUsd,
    until: Date.now() + 3_600_000,
    reason: 'A test',
  })),
  'budgets.endRaise': named(async (api, tenant) => {
    const budgetId = await addTestBudget(api, tenant);
    return { budgetId, increaseId: await addTestIncrease(api, tenant, budgetId) };
  }),
  'calls.list': { input: (_api, { agentId }) => ({ agentId }), stranger: 'empty' },
  'calls.get': named((_api, { callId }) => ({ callId })),
  'calls.payload': named((_api, { callId }) => ({ callId })),
  'calls.totals': { input: (_api, { agentId }) => ({ agentId }), stranger: 'empty' },
  'calls.histogram': {
    input: (_api, { agentId }) => ({ agentId, from: Date.now() - 3_600_000, to: Date.now() + 60_000 }),
    stranger: 'own',
  },
  'calls.live': unnamed(() => ({})),
  'people.list': unnamed(),
  'people.invitations': unnamed(),
  'people.invite': unnamed(() => ({ email: `${freshSlug()}@example.com`, roles: ['viewer'] })),
  'people.revokeInvitation': named(async (api, { organisationId }) => ({
    invitationId: await addTestInvitation(api, organisationId),
  })),
  'people.changeRoles': named(async (api, { organisationId }) => ({
    membershipId: (await addTestMember(api, organisationId, ['viewer'])).membershipId,
    roles: ['finance'],
  })),
  'people.remove': named(async (api, { organisationId }) => ({
    membershipId: (await addTestMember(api, organisationId, ['viewer'])).membershipId,
  })),
  'people.signOutEverywhere': named(async (api, { organisationId }) => ({
    membershipId: (await addTestMember(api, organisationId, ['viewer'])).membershipId,
  })),
  'people.sessions': named((_api, { members }) => ({ membershipId: members.viewer.membershipId })),
  'people.endSession': named(async (api, { organisationId }) => {
    const { membershipId, claims } = await addTestMember(api, organisationId, ['viewer']);
    return { membershipId, sessionId: claims.kind === 'person' ? claims.sessionId : '' };
  }),
  'loops.list': named((_api, { agentId }) => ({ agentId })),
  'loops.clear': named(async (api, { organisationId, agentId }) => ({
    findingId: await addTestLoop(api, organisationId, agentId),
    reason: 'A test',
  })),
  'loops.policy': named((_api, { agentId }) => ({ agentId })),
  'loops.policyVersions': named((_api, { agentId }) => ({ agentId })),
  'loops.setPolicy': unnamed(async (api, { organisationId }) => ({
    policy: null,
    expectedVersion: await testLoopPolicyVersion(api, organisationId),
    reason: 'A test',
  })),
  'loops.setAgentPolicy': named(async (api, { agentId }) => ({
    agentId,
    policy: builtInLoopPolicy,
    expectedVersion: await testLoopPolicyVersion(api, agentId),
    reason: 'A test',
  })),
  'intent.examples': unnamed(() => ({})),
  'intent.addExamples': unnamed(() => ({ serviceClass: 'batch', texts: [freshSlug()] })),
  'intent.addStarterExamples': unnamed(),
  'intent.removeExamples': named(async (api, { organisationId }) => ({
    exampleIds: [await addTestIntentExample(api, organisationId)],
  })),
  'intent.train': unnamed(async (api, { organisationId }) => {
    await addTestLessons(api, organisationId);
    return {};
  }),
  'intent.evaluate': unnamed(async (api, { organisationId }) => {
    await addTestLessons(api, organisationId);
    return { seed: 1 };
  }),
  'intent.versions': unnamed(),
  'intent.activate': named(async (api, { organisationId }) => ({
    versionId: await addTestIntentVersion(api, organisationId),
  })),
  'intent.deactivate': unnamed(async (api, { organisationId }) => {
    await addTestIntentVersion(api, organisationId, true);
    return undefined;
  }),
  'intent.try': named(async (api, { organisationId }) => ({
    text: 'now',
    versionId: await addTestIntentVersion(api, organisationId),
  })),
  'intent.rules': unnamed(),
  'intent.setRules': unnamed(async (api, { organisationId }) => ({
    expectedRevision: await testRuleRevision(api, organisationId),
    rules: [],
  })),
  'settings.get': unnamed(),
  'settings.update': unnamed(() => ({ payloadRetentionDays: 7 })),
  'settings.rename': unnamed(() => ({ name: 'Renamed' })),
  'tasks.list': unnamed(),
  'tasks.get': named(async (api, tenant) => ({ taskId: await addTestTask(api, tenant) })),
  'tasks.content': named(async (api, tenant) => ({ taskId: await addTestTask(api, tenant) })),
  'tasks.create': unnamed(() => ({ title: 'New', input: { order: 7 } })),
  'tasks.cancel': named(async (api, tenant) => ({ taskId: await addTestTask(api, tenant), reason: 'A test' })),
  'tasks.reassign': named(async (api, tenant) => ({
    taskId: await addTestTask(api, tenant),
    agentId: null,
    reason: 'A test',
  })),
  'finance.month': unnamed(() => ({ month: thisMonth() })),
  'finance.owners': unnamed(() => ({ month: thisMonth(), by: 'agent' })),
  'finance.period': unnamed(() => ({ from: `${thisMonth()}-01`, to: `${thisMonth()}-20` })),
  'finance.periodOwners': unnamed(() => ({ from: `${thisMonth()}-01`, to: `${thisMonth()}-20`, by: 'agent' })),
  'finance.unitCosts': unnamed(() => ({ month: thisMonth() })),
  'finance.anomalies': unnamed(() => ({ month: thisMonth() })),
  'finance.setAnomalyExpected': named((_api, { agentId, modelId }) => ({
    agentId,
    modelId,
    firstDay: `${thisMonth()}-01`,
    expected: true,
  })),
  'finance.allocation': unnamed(() => ({ month: thisMonth() })),
  'finance.months': unnamed(),
  'ledger.check': unnamed(() => ({ month: thisMonth() })),
  'ledger.focusPage': unnamed(() => ({ month: thisMonth() })),
  'finance.closeChecks': unnamed(() => ({ month: thisMonth() })),
  'finance.closeMonth': unnamed(() => ({ month: freshMonth(), reason: 'A test' })),
  'finance.reopenMonth': unnamed(async (api, { organisationId }) => {
    const month = freshMonth();
    await addClosedMonth(api, organisationId, month);
    return { month, reason: 'A test' };
  }),
  'reports.list': unnamed(),
  'reports.people': unnamed(),
  'reports.put': unnamed((_api, _tenant, { email }) => ({ ...testReport, recipients: [email], withCsv: true })),
  'reports.pause': named(async (api, tenant) => ({
    scheduleId: await addTestReport(api, tenant),
    paused: true,
    reason: 'A test',
  })),
  'reports.remove': named(async (api, tenant) => ({
    scheduleId: await addTestReport(api, tenant),
    reason: 'A test',
  })),
  'reports.preview': unnamed(() => testReport),
  'reports.sendToSelf': named(async (api, tenant) => ({ scheduleId: await addTestReport(api, tenant) })),
  'reports.deliveries': named(async (api, tenant) => ({ scheduleId: await addTestReport(api, tenant) })),
  'reports.setDomains': unnamed(() => ({ domains: [`${freshSlug()}.example`], reason: 'A test' })),
  'audit.list': unnamed(() => ({})),
  'search.find': { input: (_api, { agentId }) => ({ text: agentId }), stranger: 'empty' },
  'views.list': unnamed(() => ({ room: 'calls' })),
  'views.save': unnamed(() => ({ room: 'calls', name: freshSlug(), query: 'range=1h', shared: false })),
  'views.rename': named(async (api, { organisationId }, { personId }) => ({
    viewId: await addTestView(api, organisationId, personId),
    name: freshSlug(),
  })),
  'views.remove': named(async (api, { organisationId }, { personId }) => ({
    viewId: await addTestView(api, organisationId, personId),
  })),
};
