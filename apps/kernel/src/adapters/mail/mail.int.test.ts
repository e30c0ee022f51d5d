import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import type { MailMessage } from '../../ports/mail.ts';
import { MemoryMail, noMail, readSmtpUrl, SmtpMail, type MailTimes } from './index.ts';

const from = { name: 'Agent OS', address: 'reports@example.com' };
const message: MailMessage = {
  messageId: '<rps_1.5@example.com>',
  to: ['ada@example.com', 'bob@example.com'],
  subject: 'Spend',
  text: 'Plain',
  html: '<p>Rich</p>',
  attachments: [{ name: 'spend.csv', contentType: 'text/csv', content: 'a,b\r\n' }],
};
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Received {
  readonly user: string | undefined;
  readonly to: readonly string[];
  readonly raw: string;
}

/** A real SMTP server of this machine, with what it got. */
async function startServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const user: unknown = session.user;
        received.push({ user: typeof user === 'string' ? user : undefined, to, raw: Buffer.concat(chunks).toString() });
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const port = await new Promise<number>((resolve) => {
    const listening: Server = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { port, received };
}

function mailTo(address: string, times?: MailTimes): SmtpMail {
  const settings = readSmtpUrl(address);
  if (settings === undefined) throw new Error(`${address} is no SMTP_URL.`);
  return new SmtpMail({ ...settings, from }, times);
}

describe.each([
  ['in memory', () => Promise.resolve(new MemoryMail())],
  ['over SMTP', async () => mailTo(`smtp://127.0.0.1:${(await startServer()).port}`)],
])('mail %s', (_, open) => {
  test('says that it is set up, and whom it has written to', async () => {
    const mail = await open();
    expect(mail.missing).toEqual([]);
    expect(await mail.send(message)).toEqual({ state: 'sent', accepted: message.to, refused: [] });
  });

  test.each(['a@b.example\r\nBcc: eve@evil.example', 'eve@evil.example, a@b.example', 'Eve <eve@evil.example>', ''])(
    'refuses the address %j for good',
    async (address) => {
      const outcome = await (await open()).send({ ...message, to: [address] });
      expect(outcome).toMatchObject({ state: 'failed', permanent: true });
    },
  );
});

test('a message keeps its id, its parts and its file; a subject cannot begin another header', async () => {
  const { port, received } = await startServer({
    onAuth: ({ username, password }, _session, callback) =>
      callback(password === 'p@ss word' ? null : new Error('No'), { user: username }),
  });
  const mail = mailTo(`smtp://ada:p%40ss%20word@localhost:${port}`);
  await mail.send({ ...message, subject: 'Spend\r\nBcc: eve@evil.example' });
  const [{ user, to, raw } = { user: '', to: [], raw: '' }] = received;
  expect({ user, to }).toEqual({ user: 'ada', to: message.to });
  const [head = ''] = raw.split('\r\n\r\n');
  expect(head).toContain(`Message-ID: ${message.messageId}`);
  expect(head).toContain('Subject: Spend Bcc: eve@evil.example');
  expect(head).not.toMatch(/^bcc:/im);
  expect(head).toContain('Auto-Submitted: auto-generated');
  for (const part of ['text/plain', 'text/html', 'filename=spend.csv']) expect(raw).toContain(part);
});

test('a password that is not accepted stands in no sentence, nor does what the server repeats of it', async () => {
  const { port } = await startServer({
    onAuth: ({ password }, _session, callback) => callback(new Error(`Bad password ${password ?? ''}`)),
  });
  const outcome = await mailTo(`smtp://ada:hunter2hunter@127.0.0.1:${port}`).send(message);
  expect(outcome).toMatchObject({ state: 'failed', permanent: false });
  expect(JSON.stringify(outcome)).toContain('SMTP_URL: correct them');
  expect(JSON.stringify(outcome)).not.toContain('hunter2');
});

test('who is refused is named while the others get it; when all are, it is for good', async () => {
  const { port, received } = await startServer({
    onRcptTo: ({ address }, _session, callback) =>
      callback(address.startsWith('bob') ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null),
  });
  const mail = mailTo(`smtp://127.0.0.1:${port}`);
  expect(await mail.send(message)).toMatchObject({
    state: 'sent',
    accepted: ['ada@example.com'],
    refused: [{ address: 'bob@example.com', reason: expect.stringContaining('No such user') as string }],
  });
  expect(received).toHaveLength(1);
  const all = await mail.send({ ...message, to: ['bob@example.com'] });
  expect(all).toMatchObject({ state: 'failed', permanent: true });
});

test('a server that asks for patience is tried again', async () => {
  const { port } = await startServer({
    onData(stream, _session, callback) {
      stream.resume();
      stream.on('end', () => callback(Object.assign(new Error('Try later'), { responseCode: 451 })));
    },
  });
  const outcome = await mailTo(`smtp://127.0.0.1:${port}`).send(message);
  expect(outcome).toMatchObject({ state: 'failed', permanent: false });
});

test('a server that says nothing, one that drips, and none at all are given up', async () => {
  const sockets = new Set<Socket>();
  const listen = async (answer: (socket: Socket) => void) => {
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      answer(socket);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    closing.push(
      () =>
        new Promise((resolve) => {
          for (const socket of sockets) socket.destroy();
          server.close(() => resolve());
        }),
    );
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };
  const times = { connectMs: 200, silenceMs: 200, wholeMs: 400 };
  const silent = await listen(() => undefined);
  expect(await mailTo(`smtp://127.0.0.1:${silent}`, times).send(message)).toMatchObject({
    state: 'failed',
    permanent: false,
    problem: expect.stringContaining('did not answer in time') as string,
  });
  const dripping = await listen((socket) => {
    socket.write('220 slow\r\n');
    const drip = setInterval(() => socket.write('250-more\r\n'), 50);
    socket.on('close', () => clearInterval(drip));
  });
  const dripped = await mailTo(`smtp://127.0.0.1:${dripping}`, { ...times, silenceMs: 10_000 }).send(message);
  expect(dripped).toMatchObject({ state: 'failed', permanent: false });
  const { port } = await startServer();
  await closing.pop()?.();
  expect(await mailTo(`smtp://127.0.0.1:${port}`, times).send(message)).toMatchObject({
    state: 'failed',
    problem: expect.stringContaining('cannot be reached') as string,
  });
});

test('a certificate that nobody vouches for is not accepted', async () => {
  // The server brings a certificate of its own making.
  const { port, received } = await startServer({ secure: true });
  const outcome = await mailTo(`smtps://localhost:${port}`).send(message);
  expect(outcome).toMatchObject({ state: 'failed', problem: expect.stringContaining('No TLS') as string });
  expect(received).toEqual([]);
});

test('without a server nothing is sent, and nothing pretends to be', async () => {
  expect(noMail.missing).toEqual(['SMTP_URL', 'MAIL_FROM']);
  expect(await noMail.send(message)).toMatchObject({ state: 'failed', permanent: true });
});

test('a far server that begins TLS with a certificate which nobody vouches for gets neither password nor message', async () => {
  const told: string[] = [];
  // Without a key of its own the server has one that it signed itself.
  const { port, received } = await startServer({
    disabledCommands: [],
    onAuth: ({ username = '' }, _session, callback) => {
      told.push(username);
      callback(null, { user: username });
    },
  });
  const settings = readSmtpUrl(`smtp://ada:hunter2hunter@mail.example:${port}`);
  if (settings === undefined) throw new Error('No SMTP_URL.');
  // Another way to say this machine, which the adapter takes for a far one.
  const outcome = await new SmtpMail({ ...settings, host: '0.0.0.0', from }).send(message);
  expect(outcome).toMatchObject({ state: 'failed', problem: expect.stringContaining('valid certificate') as string });
  expect([told, received]).toEqual([[], []]);
  // The same server gets both where it is asked as what it is.
  expect(await mailTo(`smtp://ada:hunter2hunter@127.0.0.1:${port}`).send(message)).toMatchObject({ state: 'sent' });
  expect([told, received.length]).toEqual([['ada'], 1]);
});
