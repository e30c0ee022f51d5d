import {
  AgentName,
  HatchSwatch,
  Panel,
  PathGlyph,
  PersonName,
  RiskPips,
  SimulatedBadge,
  StateBadge,
  Time,
  type CallPath,
  type StateShape,
} from '@/components/ui/index.ts';
import { longName, sampleNow } from './samples.ts';

const states: readonly (readonly [StateShape, string])[] = [
  ['running', 'running'],
  ['waiting', 'waiting'],
  ['person', 'needs a person'],
  ['suspended', 'suspended'],
  ['draining', 'draining'],
  ['degraded', 'degraded'],
  ['error', 'error'],
  ['stopped', 'killed'],
  ['left', 'cancelled'],
  ['simulated', 'simulated'],
  ['estimated', 'estimated'],
  ['ready', 'ready'],
  ['settled', 'settled'],
];

const paths: readonly (readonly [string, CallPath])[] = [
  ['settled', { reached: 8, marked: undefined, running: false }],
  ['executing', { reached: 5, marked: 5, running: true }],
  ['denied', { reached: 2, marked: 1, running: false }],
];

/** States, risk, paths, people and agents. */
export function StatesSection() {
  return (
    <Panel title="States, risk, names" note="shape says it, colour repeats it">
      <div className="flex flex-col gap-3 px-4 py-2">
        <p className="flex flex-wrap gap-2">
          {states.map(([shape, word]) => (
            <StateBadge key={word} shape={shape}>
              {word}
            </StateBadge>
          ))}
          <SimulatedBadge />
        </p>
        <p className="flex flex-wrap gap-3">
          {([0, 1, 2, 3, 4] as const).map((tier) => (
            <RiskPips key={tier} tier={tier} focusable />
          ))}
        </p>
        <p className="flex flex-wrap items-center gap-3 text-12 text-ink-2">
          {paths.map(([word, path]) => (
            <span key={word} className="inline-flex items-center gap-1.5">
              <PathGlyph path={path} />
              {word}
            </span>
          ))}
          <span className="inline-flex items-center gap-1.5">
            <HatchSwatch /> reserved, estimated, forecast
          </span>
        </p>
        <p className="flex flex-wrap items-center gap-3">
          <AgentName slug="tier1-resolver" name="Tier 1 resolver" href="/agents" state="running" />
          <AgentName slug="risk-scorer" simulated />
          <span className="inline-flex w-48">
            <AgentName slug={longName} name="A very long name that somebody gave it" />
          </span>
        </p>
        <p className="flex flex-wrap items-center gap-3">
          <PersonName name="Priya Raman" email="priya.raman@northwind.example" you />
          <PersonName name="  " email="no-name@northwind.example" />
          <PersonName name="ליאור כהן" email="lior@northwind.example" />
          <PersonName name="T. Haverkamp" former />
          <PersonName name={null} />
          <span className="inline-block w-40 truncate">
            <PersonName name="Maximiliane von Hohenlohe-Waldenburg-Schillingsfürst zu Langenburg" />
          </span>
        </p>
        <p className="flex flex-wrap gap-4 text-ink-2">
          <Time at={sampleNow} />
          <Time at={sampleNow} form="date" />
          <Time at={sampleNow} form="ago" />
          <Time at={null} />
        </p>
      </div>
    </Panel>
  );
}
