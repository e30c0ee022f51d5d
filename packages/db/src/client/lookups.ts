import pg from 'pg';
import type { BudgetAmount } from '@agent-os/core/economy';
import { readBudgetAmounts, type StoredBudgetAmounts } from '../journal/index.ts';

/** Someone who may sign in, with what the password check needs. */
export interface SignInPerson {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  /** Null for people who only sign in through OIDC. */
  readonly passwordHash: string | null;
  readonly disabledAt: Date | null;
  /** Organisations the person belongs to, the oldest membership first. */
  readonly organisationIds: readonly string[];
}

export interface SessionFound {
  readonly sessionId: string;
  readonly personId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastSeenAt: Date;
  readonly personDisabledAt: Date | null;
  readonly organisationIds: readonly string[];
}

export interface PersonOrganisation {
  readonly organisationId: string;
  readonly slug: string;
  readonly name: string;
  readonly membershipId: string;
  readonly roles: readonly string[];
}

export interface AgentKeyFound {
  readonly organisationId: string;
  readonly keyId: string;
  readonly agentId: string;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface InvitationFound {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly invitationId: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface AdminTokenFound {
  readonly organisationId: string;
  readonly tokenId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly revokedAt: Date | null;
}

export interface SignInFailures {
  /** Failures for the e-mail address since its last success, within the window. */
  readonly byEmail: number;
  /** Failures from the network address, within the window. */
  readonly byAddress: number;
}

export interface LastSignInFailures {
  readonly byEmail: Date | null;
  readonly byAddress: Date | null;
}

/** A call whose intent is recorded and whose end is not. */
export interface OpenCall {
  readonly organisationId: string;
  readonly callId: string;
  readonly agentId: string;
  readonly receivedAt: Date;
  readonly estimatedInputTokens: number;
  readonly maxOutputTokens: number | null;
  readonly reservedNanoUsd: bigint | null;
  readonly budgetReservations: readonly BudgetAmount[];
}

interface OpenCallRow extends Omit<OpenCall, 'budgetReservations'> {
  readonly budgetReservations: StoredBudgetAmounts | null;
}

/**
 * Narrow questions that must be answered before an organisation is known. Each is one SECURITY DEFINER function in
 * the database; the login role cannot read the tables behind them across organisations in any other way.
 */
export interface Lookups {
  findSignInPerson(email: string): Promise<SignInPerson | undefined>;
  findOidcPerson(issuer: string, subject: string): Promise<SignInPerson | undefined>;
  findSession(sessionId: string): Promise<SessionFound | undefined>;
  listPersonOrganisations(personId: string): Promise<readonly PersonOrganisation[]>;
  findAgentKeyByHash(keyHash: Uint8Array): Promise<AgentKeyFound | undefined>;
  findInvitationByHash(tokenHash: Uint8Array): Promise<InvitationFound | undefined>;
  /** The newest invitation of an e-mail address that can still be accepted. */
  findOpenInvitation(email: string): Promise<InvitationFound | undefined>;
  findAdminTokenByHash(tokenHash: Uint8Array): Promise<AdminTokenFound | undefined>;
  listOrganisationIds(): Promise<readonly string[]>;
  /** Those of whose reports one is due at that time. */
  listOrganisationsWithDueReports(at: Date): Promise<readonly string[]>;
  countOrganisations(): Promise<number>;
  recordSignInAttempt(emailHash: Uint8Array, address: string, succeeded: boolean): Promise<void>;
  countSignInFailures(emailHash: Uint8Array, address: string, since: Date): Promise<SignInFailures>;
  findLastSignInFailures(emailHash: Uint8Array, address: string, since: Date): Promise<LastSignInFailures>;
  /** Deletes attempts older than `before`, at least an hour ago; returns how many. */
  deleteSignInAttempts(before: Date): Promise<number>;
  /** Calls of this kernel replica, received at or after `receivedFrom` (all if not given), that have not ended. */
  findOpenCalls(replicaId: string, receivedFrom?: Date): Promise<readonly OpenCall[]>;
}

/** Every bigint column of a lookup is money or a count; both must not pass through a double. */
const bigintTypes = new pg.TypeOverrides();
bigintTypes.setTypeParser(pg.types.builtins.INT8, BigInt);

const columns = {
  signInPerson: `person_id as "personId", email, name, password_hash as "passwordHash", disabled_at as "disabledAt",
    organisation_ids as "organisationIds"`,
  session: `session_id as "sessionId", person_id as "personId", created_at as "createdAt", expires_at as "expiresAt",
    revoked_at as "revokedAt", last_seen_at as "lastSeenAt", person_disabled_at as "personDisabledAt",
    organisation_ids as "organisationIds"`,
  personOrganisation: `organisation_id as "organisationId", slug, name, membership_id as "membershipId", roles`,
  agentKey: `organisation_id as "organisationId", key_id as "keyId", agent_id as "agentId",
    expires_at as "expiresAt", revoked_at as "revokedAt"`,
  invitation: `organisation_id as "organisationId", organisation_name as "organisationName",
    invitation_id as "invitationId", email, roles, expires_at as "expiresAt", accepted_at as "acceptedAt",
    revoked_at as "revokedAt"`,
  adminToken: `organisation_id as "organisationId", token_id as "tokenId", name, roles, revoked_at as "revokedAt"`,
  openCall: `organisation_id as "organisationId", call_id as "callId", agent_id as "agentId",
    received_at as "receivedAt", estimated_input_tokens as "estimatedInputTokens",
    max_output_tokens as "maxOutputTokens", reserved_nano_usd as "reservedNanoUsd",
    budget_reservations as "budgetReservations"`,
} as const;

export function createLookups(pool: pg.Pool): Lookups {
  const all = async <Row extends object>(text: string, values: readonly unknown[]): Promise<readonly Row[]> =>
    (await pool.query<Row>({ text, values: [...values], types: bigintTypes })).rows;
  const first = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row | undefined> =>
    (await all<Row>(text, values))[0];
  const count = async (text: string, values: readonly unknown[]): Promise<number> =>
    Number((await first<{ count: bigint }>(text, values))?.count ?? 0n);

  return {
    findSignInPerson: (email) => first(`select ${columns.signInPerson} from find_sign_in_person($1)`, [email]),
    findOidcPerson: (issuer, subject) =>
      first(`select ${columns.signInPerson} from find_oidc_person($1, $2)`, [issuer, subject]),
    findSession: (sessionId) => first(`select ${columns.session} from find_session($1)`, [sessionId]),
    listPersonOrganisations: (personId) =>
      all(`select ${columns.personOrganisation} from list_person_organisations($1)`, [personId]),
    findAgentKeyByHash: (keyHash) => first(`select ${columns.agentKey} from find_agent_key_by_hash($1)`, [keyHash]),
    findInvitationByHash: (tokenHash) =>
      first(`select ${columns.invitation} from find_invitation_by_hash($1)`, [tokenHash]),
    findOpenInvitation: (email) => first(`select ${columns.invitation} from find_open_invitation($1)`, [email]),
    findAdminTokenByHash: (tokenHash) =>
      first(`select ${columns.adminToken} from find_admin_token_by_hash($1)`, [tokenHash]),
    listOrganisationIds: async () =>
      (await all<{ id: string }>('select id from list_organisation_ids() as id', [])).map((row) => row.id),
    listOrganisationsWithDueReports: async (at) => {
      const rows = await all<{ id: string }>('select id from list_organisations_with_due_reports($1) as id', [at]);
      return rows.map((row) => row.id);
    },
    countOrganisations: () => count('select organisation_count() as count', []),
    recordSignInAttempt: async (emailHash, address, succeeded) => {
      await pool.query('select record_sign_in_attempt($1, $2, $3)', [emailHash, address, succeeded]);
    },
    countSignInFailures: async (emailHash, address, since) => {
      const row = await first<{ byEmail: bigint; byAddress: bigint }>(
        'select by_email as "byEmail", by_address as "byAddress" from count_sign_in_failures($1, $2, $3)',
        [emailHash, address, since],
      );
      return { byEmail: Number(row?.byEmail ?? 0n), byAddress: Number(row?.byAddress ?? 0n) };
    },
    findLastSignInFailures: async (emailHash, address, since) =>
      (await first<LastSignInFailures>(
        'select by_email as "byEmail", by_address as "byAddress" from find_last_sign_in_failures($1, $2, $3)',
        [emailHash, address, since],
      )) ?? { byEmail: null, byAddress: null },
    deleteSignInAttempts: (before) => count('select delete_sign_in_attempts($1) as count', [before]),
    findOpenCalls: async (replicaId, receivedFrom) => {
      const rows = await all<OpenCallRow>(`select ${columns.openCall} from find_open_calls($1, $2)`, [
        replicaId,
        receivedFrom ?? null,
      ]);
      return rows.map((row) => ({ ...row, budgetReservations: readBudgetAmounts(row.budgetReservations) }));
    },
  };
}
