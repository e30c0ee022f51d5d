import { createDatabase } from '@agent-os/db';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MemoryMail, noMail } from '../../adapters/mail/index.ts';
import { addTestTenant, startTestApi, type ApiCaller, type TestApi, type TestTenant } from '../../api/testing/index.ts';
import type { Mail } from '../../ports/mail.ts';
import { ReportLoop } from './index.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** Tests begin at noon of this day, one after the other. */
let day = Date.UTC(2031, 4, 6);

let api: TestApi;
let home: TestTenant;
let finance: ApiCaller;
let owner: ApiCaller;

const at = (epochMs: number) => {
  api.clock.aheadMs = epochMs - Date.now();
};

const daily = {
  name: 'Spend',
  timing: { every: 'day', weekday: null, monthDay: null, hour: 8, timeZone: 'UTC' },
  sections: ['departments', 'agents', 'movers', 'anomalies'],
  departmentId: null,
  withCsv: true,
  reason: 'A test',
} as const;

async function put(changes: object = {}): Promise<string> {
  const recipients = [home.members.finance.email, home.members.owner.email];
  const { scheduleId } = await finance.reports.put({
    ...daily,
    sections: [...daily.sections],
    recipients,
    ...changes,
  });
  return scheduleId;
}

const loopWith = (mail: Mail) => new ReportLoop({ ...api.dependencies, mail });
const deliveries = async (scheduleId: string) => (await finance.reports.deliveries({ scheduleId })).items;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  // Sessions are of today: the clock is put forward after signing in.
  finance = await api.callAs(home.members.finance.claims);
  owner = await api.callAs(home.members.owner.claims);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.superuser.query('update report_schedule set removed_at = now()');
  day += 30 * dayMs;
  at(day + dayMs / 2);
});

describe('a report', () => {
  test('goes out once when it is due, and its delivery is recorded; a second look sends nothing', async () => {
    const scheduleId = await put();
    const mail = new MemoryMail();
    const loop = loopWith(mail);
    await loop.runOnce();
    expect(mail.sent).toEqual([]);
    at(day + dayMs + 8 * hourMs + 60_000);
    await loop.runOnce();
    await loop.runOnce();
    expect(mail.sent).toHaveLength(1);
    const dueAt = day + dayMs + 8 * hourMs;
    expect(mail.sent[0]).toMatchObject({
      to: [home.members.finance.email, home.members.owner.email],
      messageId: `<${scheduleId}.${dueAt}@example.com>`,
      subject: expect.stringContaining('home: $0.00') as string,
      attachments: [{ contentType: 'text/csv; charset=utf-8' }],
    });
    expect(await deliveries(scheduleId)).toMatchObject([{ state: 'sent', dueAt, attempt: 1, final: true, error: '' }]);
    const [listed] = (await finance.reports.list()).items;
    expect(listed).toMatchObject({ nextAt: dueAt + dayMs, retryAt: null, lastDelivery: { state: 'sent' } });
  });

  test('that was missed for days is made good by one, not by many', async () => {
    const scheduleId = await put();
    at(day + 9 * dayMs + dayMs / 2);
    const mail = new MemoryMail();
    await loopWith(mail).runOnce();
    expect(mail.sent).toHaveLength(1);
    expect((await deliveries(scheduleId)).map(({ dueAt }) => dueAt)).toEqual([day + 9 * dayMs + 8 * hourMs]);
  });

  test('is sent once by several kernels that look at the same time', async () => {
    await put();
    at(day + dayMs + dayMs / 2);
    const mail = new MemoryMail();
    const databases = Array.from({ length: 4 }, () => createDatabase({ url: api.url }));
    const loops = databases.map((database) => new ReportLoop({ ...api.dependencies, database, mail }));
    await Promise.all(loops.map((loop) => loop.runOnce()));
    await Promise.all(loops.map((loop) => loop.runOnce()));
    expect(mail.sent).toHaveLength(1);
    await Promise.all(databases.map((database) => database.close()));
  });

  test('of a kernel that died while sending is sent by another when its time is over, with the same id', async () => {
    const scheduleId = await put();
    at(day + dayMs + dayMs / 2);
    const died = new MemoryMail();
    // It took the mail away and never came back to say so.
    const hanging: Mail = {
      missing: [],
      from: died.from,
      send: async (message) => {
        await died.send(message);
        return new Promise(() => undefined);
      },
    };
    void loopWith(hanging).runOnce();
    await expect.poll(() => died.sent.length).toBe(1);
    const mail = new MemoryMail();
    await loopWith(mail).runOnce();
    expect(mail.sent).toEqual([]);
    api.clock.aheadMs += 6 * 60_000;
    await loopWith(mail).runOnce();
    expect(mail.sent.map(({ messageId }) => messageId)).toEqual(died.sent.map(({ messageId }) => messageId));
    expect(await deliveries(scheduleId)).toMatchObject([{ state: 'sent', attempt: 1 }]);
  });

  test('that could not be sent is tried again later and later, each attempt recorded, until it is given up', async () => {
    const scheduleId = await put();
    at(day + dayMs + 8 * hourMs);
    const mail = new MemoryMail();
    const patience = { state: 'failed', problem: 'Try later.', permanent: false } as const;
    mail.outcomes.push(...Array.from({ length: 6 }, () => patience));
    const loop = loopWith(mail);
    for (const minutes of [0, 1, 5, 15, 60, 180]) {
      const { length } = await deliveries(scheduleId);
      api.clock.aheadMs += minutes * 60_000 - (minutes === 0 ? 0 : 30_000);
      if (minutes > 0) {
        await loop.runOnce();
        expect(await deliveries(scheduleId)).toHaveLength(length);
        api.clock.aheadMs += 31_000;
      }
      await loop.runOnce();
      expect(await deliveries(scheduleId)).toHaveLength(length + 1);
    }
    const found = await deliveries(scheduleId);
    expect(found.map(({ attempt, final }) => `${attempt} ${String(final)}`).toReversed()).toEqual([
      '1 false',
      '2 false',
      '3 false',
      '4 false',
      '5 false',
      '6 true',
    ]);
    expect(mail.sent).toEqual([]);
    at(day + 2 * dayMs + 9 * hourMs);
    await loop.runOnce();
    expect(mail.sent).toHaveLength(1);
  });

  test('that a server refuses for good is given up at once', async () => {
    const scheduleId = await put();
    at(day + dayMs + 9 * hourMs);
    const mail = new MemoryMail();
    mail.outcomes.push({ state: 'failed', problem: 'No such user.', permanent: true });
    await loopWith(mail).runOnce();
    expect(await deliveries(scheduleId)).toMatchObject([{ state: 'failed', final: true, error: 'No such user.' }]);
  });

  test('is skipped where mail is not set up, and says which variables to set', async () => {
    const scheduleId = await put();
    at(day + dayMs + 9 * hourMs);
    await loopWith(noMail).runOnce();
    expect(await deliveries(scheduleId)).toMatchObject([
      { state: 'skipped', sentAt: null, error: 'Mail is not set up: set SMTP_URL and MAIL_FROM.' },
    ]);
  });

  test('does not go to who is a member no more, and says so', async () => {
    await owner.reports.setDomains({ domains: ['partner.example'], reason: 'They audit us' });
    const scheduleId = await put({ recipients: ['eve@partner.example', home.members.finance.email] });
    await owner.reports.setDomains({ domains: [], reason: 'They do not any more' });
    at(day + dayMs + 9 * hourMs);
    const mail = new MemoryMail();
    await loopWith(mail).runOnce();
    expect(mail.sent.map(({ to }) => to)).toEqual([[home.members.finance.email]]);
    const [{ error } = { error: '' }] = await deliveries(scheduleId);
    expect(error).toContain('Not sent to eve@partner.example');
    const refused = put({ recipients: ['eve@partner.example'] });
    await expect(refused).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('that follows the closing of books comes when they are closed, once for each month', async () => {
    const scheduleId = await put({ timing: { ...daily.timing, every: 'close' } });
    const mail = new MemoryMail();
    const loop = loopWith(mail);
    api.clock.aheadMs += hourMs;
    await loop.runOnce();
    expect(mail.sent).toEqual([]);
    const close = (month: string, epochMs: number) =>
      api.superuser.query(
        `insert into ledger_month (organisation_id, month, state, author_kind, author_id, closed_nano_usd, changed_at)
         values ($1, $2::date, 'closed', 'system', '', 0, $3)`,
        [home.organisationId, `${month}-01`, new Date(epochMs)],
      );
    await close('2031-03', api.clock.nowMs() - 2_000);
    await close('2031-02', api.clock.nowMs() - 1_000);
    await loop.runOnce();
    await loop.runOnce();
    await loop.runOnce();
    expect(mail.sent.map(({ subject }) => /in (\w+ \d+)/.exec(subject)?.[1])).toEqual(['March 2031', 'February 2031']);
    expect(await deliveries(scheduleId)).toHaveLength(2);
  });

  test('that is paused or deleted sends nothing, and what came due meanwhile is not made good', async () => {
    const scheduleId = await put();
    await finance.reports.pause({ scheduleId, paused: true, reason: 'Holidays' });
    at(day + 3 * dayMs + 9 * hourMs);
    const mail = new MemoryMail();
    const loop = loopWith(mail);
    await loop.runOnce();
    await finance.reports.pause({ scheduleId, paused: false, reason: 'Back' });
    await loop.runOnce();
    expect(mail.sent).toEqual([]);
    at(day + 4 * dayMs + 9 * hourMs);
    await loop.runOnce();
    expect(mail.sent).toHaveLength(1);
    await finance.reports.remove({ scheduleId, reason: 'No longer needed' });
    at(day + 5 * dayMs + 9 * hourMs);
    await loop.runOnce();
    expect(mail.sent).toHaveLength(1);
    await expect(finance.reports.deliveries({ scheduleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('whoever changes what others get', () => {
  test('says why; of one’s own report nobody asks', async () => {
    await expect(put({ reason: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const scheduleId = await put({ reason: '', recipients: [home.members.finance.email] });
    await expect(
      finance.reports.put({
        ...daily,
        sections: [],
        scheduleId,
        reason: '',
        recipients: [home.members.owner.email],
      }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const { rows } = await api.superuser.query<{ detail: { reason: string } }>(
      `select detail from audit_event where action = 'report.created' order by id desc limit 1`,
    );
    expect(rows[0]?.detail.reason).toBe('');
  });

  test('can have it sent to themselves and to nobody else; the page shows the same', async () => {
    const scheduleId = await put();
    const before = api.mail.sent.length;
    expect(await finance.reports.sendToSelf({ scheduleId })).toMatchObject({
      state: 'sent',
      to: home.members.finance.email,
    });
    const [message] = api.mail.sent.slice(before);
    expect(message?.to).toEqual([home.members.finance.email]);
    const { timing, name } = daily;
    const preview = await finance.reports.preview({ name, timing, sections: [...daily.sections], departmentId: null });
    expect(preview.subject).toBe(message?.subject);
    expect(await deliveries(scheduleId)).toMatchObject([{ attempt: 0, askedBy: 'finance', state: 'sent' }]);
  });
});

test('an invitation goes to whom it is for, and its link is shown whatever becomes of the mail', async () => {
  const invited = await owner.people.invite({ email: 'new@elsewhere.example', roles: ['viewer'] });
  expect(invited.mail).toEqual({ state: 'sent', problem: '' });
  const message = api.mail.sent.at(-1);
  expect(message?.to).toEqual(['new@elsewhere.example']);
  expect(message?.text).toContain(`https://console.example/invitation/${invited.token}`);
  api.mail.outcomes.push({ state: 'failed', problem: 'The server is away.', permanent: false });
  const failed = await owner.people.invite({ email: 'new@elsewhere.example', roles: ['viewer'] });
  expect(failed).toMatchObject({ mail: { state: 'failed', problem: 'The server is away.' } });
  expect(failed.token).not.toBe(invited.token);
});
