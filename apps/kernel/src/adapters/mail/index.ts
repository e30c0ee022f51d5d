export { MemoryMail } from './memory-mail.ts';
export { readMailFrom, readSmtpUrl, type MailSettings } from './mail-settings.ts';
export { noMail } from './no-mail.ts';
export { SmtpMail, type MailTimes } from './smtp-mail.ts';
