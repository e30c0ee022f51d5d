import { Duration, Energy, Money, Panel, Tokens } from '@/components/ui/index.ts';
import { nothing } from '@/format/index.ts';
import type { ReactNode } from 'react';

const heads = ['Normal', 'Nothing', 'Zero', 'Estimated', 'Reserved', 'Simulated', 'No price', 'Very large', 'Negative'];
const interval = { lowMillijoules: 1_420_000, highMillijoules: 1_910_000, level: 0.9 };

const rows: readonly (readonly [kind: string, ...cells: readonly ReactNode[]])[] = [
  [
    'Money, one call',
    <Money key="a" focusable form="call" nanoUsd="1083250" />,
    <Money key="b" form="call" nanoUsd={null} />,
    <Money key="c" form="call" nanoUsd="0" />,
    <Money key="d" form="call" nanoUsd="1083250" estimated />,
    <Money key="e" form="call" nanoUsd="2060000" reserved />,
    <Money key="f" form="call" nanoUsd="1083250" simulated />,
    <Money key="g" form="call" nanoUsd={null} unpriced />,
    <Money key="h" form="call" nanoUsd="987654321012345678" />,
    <Money key="i" form="call" nanoUsd="-980000" />,
  ],
  [
    'Money, totals',
    <Money key="a" focusable form="total" nanoUsd="36460660000000" />,
    <Money key="b" form="total" nanoUsd={null} />,
    <Money key="c" form="total" nanoUsd="0" />,
    <Money key="d" form="total" nanoUsd="4000000" estimated />,
    <Money key="e" form="total" nanoUsd="41180000000" reserved />,
    <Money key="f" form="total" nanoUsd="12400000000" simulated />,
    <Money key="g" form="total" nanoUsd={null} unpriced />,
    <Money key="h" form="total" nanoUsd="9007199254740993000000001" />,
    <Money key="i" form="total" nanoUsd="-1500000000" />,
  ],
  [
    'Tokens, in / out',
    <Tokens key="a" focusable input={6912} output={412} />,
    <Tokens key="b" input={null} output={null} />,
    <Tokens key="c" input={2118} output={0} />,
    <Tokens key="d" input={6912} output={412} estimated />,
    <Tokens key="e" input={16_000} output={4096} reserved />,
    <Tokens key="f" input={1744} output={96} simulated />,
    nothing,
    <Tokens key="h" form="sum" input={611_400_000} output={9_000_000_000} />,
    nothing,
  ],
  [
    'Energy',
    <Energy key="a" focusable millijoules={37_104} />,
    <Energy key="b" millijoules={null} />,
    <Energy key="c" millijoules={0} />,
    <Energy key="d" focusable millijoules={1_660_400} estimated interval={interval} />,
    nothing,
    <Energy key="f" millijoules={37_104} simulated />,
    nothing,
    <Energy key="h" unit="kWh" millijoules={11_844_000_000} />,
    nothing,
  ],
  [
    'Duration',
    <Duration key="a" focusable us={412_000} />,
    <Duration key="b" us={null} />,
    <Duration key="c" us={0} />,
    <Duration key="d" us={3_600_000} estimated />,
    nothing,
    <Duration key="f" us={134_000_000} simulated />,
    nothing,
    <Duration key="h" us={372_500_000_000} />,
    nothing,
  ],
];

/** Every kind of number in every state it can be in. */
export function NumbersSection() {
  return (
    <Panel title="Numbers" note="hover or focus shows the exact value">
      <div className="overflow-x-auto">
        <table className="data-table">
          <caption className="sr-only">Kinds of numbers and their states</caption>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="!text-right">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([kind, ...cells]) => (
              <tr key={kind}>
                <td>{kind}</td>
                {heads.map((head, index) => (
                  <td key={head} className="text-right !text-ink-1">
                    {cells[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
