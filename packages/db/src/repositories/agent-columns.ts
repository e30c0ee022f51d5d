import { Prisma } from '../generated/client.ts';

/** As a float, which JSON carries as a number; exact for any whole millisecond. */
export function epochMsOf(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`floor(extract(epoch from ${column}) * 1000)::float8`;
}

/** What stands in the agent's own row `a`, without its purpose, which may be long. */
export const ownAgentColumns = Prisma.sql`
  a.id, a.slug, a.name, a.state, a.risk_class as "riskClass", a.allowed_models as "allowedModels",
  a.share_identical_calls as "shareIdenticalCalls", a.reuse_answers as "reuseAnswers",
  a.version, ${epochMsOf(Prisma.sql`a.version_at`)} as "versionAtMs",
  ${epochMsOf(Prisma.sql`a.created_at`)} as "createdAtMs"`;
