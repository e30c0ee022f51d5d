import { describe, expect, it } from 'vitest';
import { prepareAgentWaits } from './prepare-agent-waits.ts';

const waits = (starts: number) => ({ starts, waitP50Ms: 10, waitP95Ms: 20, waitP99Ms: 30 });
const agentWith = (slug: string, classes: readonly ('critical' | 'batch')[]) => ({
  ...waits(classes.length),
  agent: { id: `agt_${slug}`, slug, name: slug },
  department: { id: 'dep_1', name: 'Construction' },
  classes: classes.map((serviceClass) => ({ ...waits(1), serviceClass })),
});

describe('waits by agent', () => {
  it('name the class of an agent that has one only', () => {
    expect(prepareAgentWaits([agentWith('planner', ['batch'])])).toMatchObject([
      { agent: { slug: 'planner' }, serviceClass: 'batch', starts: 1, isPart: false },
    ]);
  });

  it('have a row a class below an agent with several', () => {
    expect(
      prepareAgentWaits([agentWith('planner', ['critical', 'batch'])]).map(({ serviceClass, starts, isPart }) => [
        serviceClass,
        starts,
        isPart,
      ]),
    ).toEqual([
      [null, 2, false],
      ['critical', 1, true],
      ['batch', 1, true],
    ]);
  });
});
