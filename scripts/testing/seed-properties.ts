import fc from 'fast-check';

// What `npm test` chose for this run; a run without it draws a seed for each property.
const seed = process.env['AGENT_OS_TEST_SEED'];
if (seed !== undefined && /^-?\d+$/.test(seed)) fc.configureGlobal({ seed: Number(seed) });
