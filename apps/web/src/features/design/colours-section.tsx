import { Panel } from '@/components/ui/index.ts';

const meanings = [
  ['You', 'bg-you-soft border-you-line text-you', 'focus, selection, links'],
  ['It works', 'bg-run-soft border-run-line text-run', 'running, allowed, better'],
  ['A person', 'bg-person-soft border-person-line text-person', 'waits for one, or one decided'],
  ['Care', 'bg-care-soft border-care-line text-care', 'suspended, untrusted, near a limit'],
  ['Stopped or wrong', 'bg-stop-soft border-stop-line text-stop', 'killed, denied, error, over a cap'],
] as const;

const surfaces = ['bg-surface-0', 'bg-surface-1', 'bg-surface-2', 'bg-surface-3', 'bg-surface-pop'] as const;

/** What the colours say, and text on every surface. */
export function ColoursSection() {
  return (
    <Panel title="Meaning and text" note="one hue each, never two meanings; contrast is tested">
      <div className="grid gap-4 px-4 py-2 md:grid-cols-2">
        <ul className="flex flex-col gap-1">
          {meanings.map(([name, look, use]) => (
            <li key={name} className="flex items-center gap-3 text-12">
              <span className={`inline-flex h-6 w-36 items-center rounded-mark border px-2 font-medium ${look}`}>
                {name}
              </span>
              <span className="text-ink-2">{use}</span>
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap">
          {surfaces.map((surface) => (
            <p key={surface} className={`flex w-28 flex-col border border-line-1 p-2 text-12 ${surface}`}>
              <span className="text-ink-1">Primary</span>
              <span className="text-ink-2">Secondary</span>
              <span className="text-ink-3">Captions</span>
            </p>
          ))}
        </div>
      </div>
    </Panel>
  );
}
