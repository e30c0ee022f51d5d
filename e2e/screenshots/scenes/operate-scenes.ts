import type { Scene, SceneIds } from './scene.ts';

const agentSections = ['calls', 'runs', 'keys', 'budget', 'loops', 'permissions', 'versions', 'audit'];

/** What runs: overview, calls, agents, scheduler, tasks. */
export function operateScenes({ agent, rightToLeftCall, longCall, hugeCall, task }: SceneIds): readonly Scene[] {
  return [
    { name: 'overview', path: '/overview' },
    { name: 'calls', path: '/calls?range=24h' },
    { name: 'calls-empty', path: '/calls?filters=error:any_of:budget_exhausted' },
    { name: 'calls-docked', path: `/calls?range=24h&peek=${rightToLeftCall}` },
    { name: 'calls-huge', path: '/calls?range=7d&calls.sort=-cost' },
    { name: 'calls-huge-docked', path: `/calls?range=7d&peek=${hugeCall}` },
    { name: 'call', path: `/calls/${rightToLeftCall}` },
    { name: 'call-huge', path: `/calls/${hugeCall}` },
    { name: 'call-right-to-left', path: `/calls/${rightToLeftCall}?tab=messages` },
    { name: 'call-200-kB', path: `/calls/${longCall}?tab=messages` },
    { name: 'call-raw', path: `/calls/${rightToLeftCall}?tab=raw` },
    { name: 'agents', path: '/agents' },
    { name: 'agents-docked', path: `/agents?peek=${agent}` },
    { name: 'agent', path: `/agents/${agent}` },
    { name: 'agent-stop', path: `/agents/${agent}`, presses: [/^Suspend/] },
    ...agentSections.map((section) => ({ name: `agent-${section}`, path: `/agents/${agent}?section=${section}` })),
    { name: 'agent-new', path: '/agents/new' },
    { name: 'scheduler', path: '/scheduler' },
    { name: 'scheduler-what-if', path: '/scheduler', keys: ['t'] },
    { name: 'intent', path: '/scheduler/intent' },
    { name: 'tools', path: '/scheduler/tools' },
    { name: 'tasks', path: '/tasks' },
    { name: 'tasks-docked', path: `/tasks?peek=${task}` },
    { name: 'tasks-create', path: '/tasks', presses: [/^Create task/] },
  ];
}
