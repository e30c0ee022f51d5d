export { openTestBooks, type TestBooks } from './open-test-books.ts';
