import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTestTenant, startTestApi, type ApiCaller, type TestApi, type TestTenant } from '../testing/index.ts';

let api: TestApi;
let home: TestTenant;
let owner: ApiCaller;
let made = 0;

async function newDepartment() {
  made += 1;
  return owner.departments.create({ slug: `department-${made}`, name: `Department ${made}` });
}

async function newTeam(departmentId: string) {
  made += 1;
  return owner.departments.createTeam({ departmentId, slug: `team-${made}`, name: `Team ${made}` });
}

async function newAgent(departmentId: string, teamId: string | null = null) {
  made += 1;
  return owner.agents.create({ slug: `agent-${made}`, name: 'Agent', departmentId, teamId });
}

const inTree = async (departmentId: string) => (await owner.departments.tree()).find(({ id }) => id === departmentId);

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  owner = await api.callAs(home.members.owner.claims);
});
afterAll(() => api.close());

describe('a department', () => {
  test('counts the agents in its teams and beside them', async () => {
    const { id } = await newDepartment();
    const team = await newTeam(id);
    await newAgent(id, team.id);
    await newAgent(id);
    expect(await inTree(id)).toMatchObject({
      agentCount: 2,
      agentsWithoutTeam: 1,
      teams: [{ id: team.id, agentCount: 1 }],
    });
  });

  test('is archived only when it is empty, and a refusal says what is in it', async () => {
    const { id } = await newDepartment();
    const team = await newTeam(id);
    const agent = await newAgent(id);
    const archive = () => owner.departments.archive({ departmentId: id, archived: true });
    await expect(archive()).rejects.toThrow(`1 team (${team.name}) and 1 digital employee (${agent.slug})`);
    await owner.agents.update({ agentId: agent.id, departmentId: home.departmentId });
    await owner.departments.archiveTeam({ teamId: team.id, archived: true });
    await archive();
    expect((await inTree(id))?.archivedAt).toEqual(expect.any(Number));
    expect((await owner.departments.list()).map((row) => row.id)).not.toContain(id);
  });

  test('that is archived takes nobody in until it is brought back', async () => {
    const { id } = await newDepartment();
    await owner.departments.archive({ departmentId: id, archived: true });
    await expect(newAgent(id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(newTeam(id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await owner.departments.archive({ departmentId: id, archived: false });
    await expect(newAgent(id)).resolves.toMatchObject({ department: { id } });
  });

  test('keeps its slug when it is renamed', async () => {
    const { id, slug } = await newDepartment();
    expect(await owner.departments.rename({ departmentId: id, name: 'Another name' })).toEqual({
      id,
      slug,
      name: 'Another name',
    });
  });
});

describe('a team', () => {
  test('moves with its agents, and is then a team of the other department', async () => {
    const [from, to] = [await newDepartment(), await newDepartment()];
    const team = await newTeam(from.id);
    const agent = await newAgent(from.id, team.id);
    expect(await owner.departments.moveTeam({ teamId: team.id, departmentId: to.id })).toEqual({ agentsMoved: 1 });
    expect(await owner.agents.get({ agentId: agent.id })).toMatchObject({
      department: { id: to.id },
      team: { id: team.id, departmentId: to.id },
    });
    const again = owner.departments.moveTeam({ teamId: team.id, departmentId: to.id });
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is archived only when nobody is in it', async () => {
    const { id } = await newDepartment();
    const team = await newTeam(id);
    const agent = await newAgent(id, team.id);
    const archive = () => owner.departments.archiveTeam({ teamId: team.id, archived: true });
    await expect(archive()).rejects.toThrow(agent.slug);
    await owner.agents.update({ agentId: agent.id, teamId: null });
    await archive();
    await expect(newAgent(id, team.id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

test('costs are told by department and by team', async () => {
  const costs = await owner.departments.costs({ dayStart: Date.now() - 3_600_000 });
  const department = costs.departments.find(({ id }) => id === home.departmentId);
  expect(department?.callsSevenDays).toBeGreaterThan(0);
});

test('nothing failed in a way that nobody expected', () => {
  expect(api.logged).toEqual([]);
});
