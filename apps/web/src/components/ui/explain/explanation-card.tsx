import Link from 'next/link';
import { CopyButton } from '../copy-button.tsx';
import { SimulatedBadge } from '../state-badge.tsx';
import { Time } from '../time.tsx';
import type { Explanation, ExplanationInput, ExplanationLink } from './explanation.ts';

function Inputs({ inputs }: { readonly inputs: readonly ExplanationInput[] }) {
  return (
    <table className="mt-2 w-full text-12">
      <caption className="sr-only">What the decision looked at</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Input</th>
          <th scope="col">Value</th>
          <th scope="col">Measured against</th>
        </tr>
      </thead>
      <tbody>
        {inputs.map(({ name, value, note }) => (
          <tr key={name} className="border-b border-line-1 align-top">
            <th scope="row" className="py-1 pr-2 text-left font-normal text-ink-2">
              {name}
            </th>
            <td className="py-1 text-right font-medium [overflow-wrap:anywhere] text-ink-1">{value}</td>
            <td className="py-1 pl-3 text-right text-ink-3">{note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Foot({
  links,
  decisionId,
}: {
  readonly links: readonly ExplanationLink[];
  readonly decisionId?: string | undefined;
}) {
  return (
    <div className="mt-2 flex min-h-6 flex-wrap items-center gap-x-3 text-12">
      {links.map(({ label, href }) => (
        <Link key={label} href={href} className="py-1 text-you hover:underline">
          {label}
        </Link>
      ))}
      {decisionId !== undefined && (
        <span className="ml-auto flex items-center gap-1 font-mono text-11 text-ink-3">
          {decisionId}
          <CopyButton text={decisionId} what="decision id" />
        </span>
      )}
    </div>
  );
}

/** The body of an explanation, also for a why column that is always open. The title stands outside of it. */
export function ExplanationCard({ explanation }: { readonly explanation: Explanation }) {
  const { sentence, inputs = [], links = [], decisionId, version, at, simulated } = explanation;
  return (
    <>
      {(at !== undefined || version !== undefined || simulated) && (
        <p className="text-12 text-ink-3">
          {at !== undefined && <Time at={at} />}
          {at !== undefined && version !== undefined && ', '}
          {version}
          {simulated && ' '}
          {simulated && <SimulatedBadge />}
        </p>
      )}
      <p className="mt-1 text-ink-2">{sentence}</p>
      {inputs.length > 0 && <Inputs inputs={inputs} />}
      {(links.length > 0 || decisionId !== undefined) && <Foot links={links} decisionId={decisionId} />}
    </>
  );
}
