import { Diff, Explain, ExplanationCard, Panel, Timeline } from '@/components/ui/index.ts';
import { promptAfter, promptBefore } from './sample-texts.ts';
import { eightSteps, stoppedSteps, whyPosition, whySimulated } from './samples.ts';

const recordBefore = {
  'daily cap': '$140.00',
  owner: 'P. Raman',
  tools: ['orders.get', 'tickets.update'],
  canary: true,
};
const recordAfter = { 'daily cap': '$160.00', owner: 'P. Raman', tools: ['orders.get'], 'on call': 'D. Osei' };

/** Why something happened, when, and what changed. */
export function DecisionsSection() {
  return (
    <>
      <Panel title="Explain" note="the dotted underline opens it, so does w">
        <ul className="px-4 py-2 text-12">
          <li>
            waits at <Explain explanation={whyPosition}>position 7 of 23</Explain>
          </li>
          <li>
            would cost <Explain explanation={whySimulated}>1.31 cr/s</Explain>
          </li>
        </ul>
        <div className="m-4 max-w-sm border border-line-1 p-3">
          <p className="font-semibold">{whyPosition.title}</p>
          <ExplanationCard explanation={whyPosition} />
        </div>
      </Panel>
      <Panel title="Timeline" note="a bar a step, a sentence a reason">
        <div className="grid gap-2 md:grid-cols-2">
          <Timeline label="Steps of a settled call" rows={eightSteps} numbered legend />
          <Timeline label="Steps of a call that was stopped" rows={stoppedSteps} endUs={600} legend />
        </div>
      </Panel>
      <Panel title="Diff" note="before and after">
        <Diff kind="record" label="Changes of an agent" before={recordBefore} after={recordAfter} withEqual />
        <div className="px-4 py-2">
          <Diff kind="text" label="Changes of a prompt" before={promptBefore} after={promptAfter} />
        </div>
      </Panel>
    </>
  );
}
