export { CallRecorder } from './call-recorder.ts';
export type { IntentTicket } from './intent-ticket.ts';
export { LocalJournal } from './local-journal.ts';
export { WriterThread } from './writer-thread.ts';
export { recoverCalls, type RecoveredCalls } from './recover-calls.ts';
