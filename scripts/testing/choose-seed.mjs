import { randomInt } from 'node:crypto';
import { StepFailed } from '../prepare/index.mjs';
import { runCommand } from './run-command.mjs';

/** Of a checkout whose commit nobody knows. */
const seedWithoutCommit = 1;

/** What a checkout is: `commit` as 40 hexadecimal digits; `isChanged` when a file of it differs from that commit. */
/** @typedef {{ commit: string | undefined, isChanged: boolean }} Checkout */
/** @typedef {{ seed: number, reason: string }} ChosenSeed */

/**
 * The seed that all properties of a run begin with. A commit is always tested by the same cases, so that the same tests
 * say the same of it wherever and whenever they run; the next commit brings other cases. Changed files are tested by new
 * cases each time.
 * @param {Checkout} checkout
 * @param {{ readonly [name: string]: string | undefined }} environment
 * @param {() => number} draw A random seed.
 * @returns {ChosenSeed} A 32-bit integer, as fast-check takes it.
 */
export function chooseSeed({ commit, isChanged }, environment, draw = () => randomInt(2 ** 31)) {
  const asked = environment['AGENT_OS_TEST_SEED'];
  if (asked !== undefined && asked !== '') {
    if (asked === 'random') return { seed: draw(), reason: 'drawn, as asked' };
    if (!/^-?\d{1,10}$/.test(asked) || Number(asked) !== (Number(asked) | 0)) {
      throw new StepFailed(`AGENT_OS_TEST_SEED is ${asked}: give a whole number of 32 bits, or the word random.`);
    }
    return { seed: Number(asked), reason: 'as asked' };
  }
  const isCi = ![undefined, '', '0', 'false'].includes(environment['CI']);
  if (isChanged && !isCi) return { seed: draw(), reason: 'drawn, because files differ from their commit' };
  if (commit === undefined) return { seed: seedWithoutCommit, reason: 'without a commit' };
  return { seed: Number.parseInt(commit.slice(0, 8), 16) | 0, reason: `of commit ${commit.slice(0, 8)}` };
}

/**
 * @param {string} root
 * @returns {Promise<Checkout>}
 */
export async function readCheckout(root) {
  const git = (/** @type {string[]} */ ...args) => runCommand('git', args, { cwd: root, capture: true });
  const [head, status] = [await git('rev-parse', 'HEAD'), await git('status', '--porcelain', '--untracked-files=no')];
  const commit = /^[0-9a-f]{40}/.exec(head.output)?.[0];
  return { commit: head.code === 0 ? commit : undefined, isChanged: status.code === 0 && status.output.trim() !== '' };
}
