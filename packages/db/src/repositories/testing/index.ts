export { openOtherTransaction, type OtherTransaction } from './other-transaction.ts';
export { openTestBooks, type TestBooks } from './open-test-books.ts';
