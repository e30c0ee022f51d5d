import { randomBytes } from 'node:crypto';
import {
  createFirstOrganisation,
  findAgents,
  insertAgentVersions,
  insertAuditEvent,
  newId,
  type TenantTransaction,
} from '@agent-os/db';
import { bearerSecretBytes, formatBearer, hashBearer, hashPassword, type BearerKind } from '../secrets/index.ts';
import type { Credentials } from './credentials-file.ts';
import { demoDepartments, demoOrganisation, demoPeople } from './demo-organisation.ts';

const passwordBytes = 12;

interface InventedBearer {
  readonly secret: string;
  readonly hash: Uint8Array<ArrayBuffer>;
  readonly lastFour: string;
}

interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly role: (typeof demoPeople)[number]['role'];
  readonly email: string;
  readonly password: string;
  readonly passwordHash: string;
}

/** Passwords are hashed before the transaction begins: each takes a third of a second. */
export async function inventDemoPeople(nowMs: number): Promise<readonly DemoPerson[]> {
  return Promise.all(
    demoPeople.map(async ({ role, name }) => {
      const password = randomBytes(passwordBytes).toString('base64url');
      const email = `${role}@${demoOrganisation.slug}.example`;
      return { id: newId('per', nowMs), name, role, email, password, passwordHash: await hashPassword(password) };
    }),
  );
}

/** Creates the demo organisation with its people, departments, teams, agents and keys; undefined when there is one. */
export async function putDemoOrganisation(
  tx: TenantTransaction,
  organisationId: string,
  people: readonly DemoPerson[],
  nowMs: number,
): Promise<Credentials | undefined> {
  if (!(await createFirstOrganisation(tx, { organisationId, ...demoOrganisation }))) return undefined;
  for (const person of people) await putPerson(tx, organisationId, person, nowMs);
  const agents: Credentials['agents'][number][] = [];
  const agentIds: string[] = [];
  for (const { teams, ...department } of demoDepartments) {
    const departmentId = newId('dep', nowMs);
    await tx.department.create({ data: { id: departmentId, organisationId, ...department } });
    for (const { agents: members, ...team } of teams) {
      const teamId = newId('tea', nowMs);
      await tx.team.create({ data: { id: teamId, organisationId, departmentId, ...team } });
      for (const member of members) {
        const agentId = newId('agt', nowMs);
        agentIds.push(agentId);
        const ownerPersonId = people.find(({ role }) => role === 'operator')?.id ?? null;
        await tx.agent.create({
          data: { id: agentId, organisationId, departmentId, teamId, ownerPersonId, ...member },
        });
        const { secret, hash, lastFour } = inventBearer('agentKey');
        const key = { id: newId('key', nowMs), organisationId, agentId, name: 'First key', lastFour, keyHash: hash };
        await tx.agentKey.create({ data: key });
        agents.push({ slug: member.slug, apiKey: secret });
      }
    }
  }
  const seeder = { kind: 'system', id: 'seed' } as const;
  await insertAgentVersions(tx, organisationId, seeder, '', await findAgents(tx, agentIds));
  const token = inventBearer('adminToken');
  const tokenId = newId('tok', nowMs);
  await tx.adminToken.createMany({
    data: [{ id: tokenId, organisationId, name: 'First start', tokenHash: token.hash, roles: ['owner'] }],
  });
  const detail = { people: people.length, agents: agents.length, tokens: 1 };
  const made = { action: 'organisation.seeded', targetKind: 'organisation', targetId: organisationId, detail };
  await insertAuditEvent(tx, organisationId, seeder, made);
  return {
    organisation: demoOrganisation.slug,
    users: people.map(({ email, password, role }) => ({ email, password, role })),
    agents,
    adminToken: token.secret,
  };
}

async function putPerson(
  tx: TenantTransaction,
  organisationId: string,
  { id, email, name, passwordHash, role }: DemoPerson,
  nowMs: number,
): Promise<void> {
  // A person's row may be written only by a transaction that acts for that person.
  await tx.$queryRaw`select set_config('app.person_id', ${id}, true)`;
  await tx.person.createMany({ data: [{ id, email, name, passwordHash }] });
  await tx.membership.create({
    data: { id: newId('mem', nowMs), organisationId, personId: id, roles: [role] },
  });
}

function inventBearer(kind: BearerKind): InventedBearer {
  const secret = formatBearer(kind, randomBytes(bearerSecretBytes));
  return { secret, hash: new Uint8Array(hashBearer(secret)), lastFour: secret.slice(-4) };
}
