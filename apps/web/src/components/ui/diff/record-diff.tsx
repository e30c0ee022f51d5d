import { nothing } from '@/format/index.ts';
import { diffRecords, type FlatRecord } from './diff-records.ts';

const words = { same: '', changed: 'changed', added: 'added', removed: 'removed' } as const;

export interface RecordDiffProps {
  readonly label: string;
  readonly before: FlatRecord;
  readonly after: FlatRecord;
  /** Words for the fields; a field without one shows its own name. */
  readonly names?: Readonly<Record<string, string>>;
  /** Also the fields that stayed. */
  readonly withEqual?: boolean;
}

/** Fields before and after, one a line. The word says what happened; no colour judges it. */
export function RecordDiff({ label, before, after, names, withEqual = false }: RecordDiffProps) {
  const changes = diffRecords(before, after).filter(({ kind }) => withEqual || kind !== 'same');
  if (changes.length === 0) return <p className="px-4 py-2 text-ink-2">No field differs.</p>;
  return (
    <table className="diff-table w-full text-12">
      <caption className="sr-only">{label}</caption>
      <thead className="text-left text-ink-3">
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
          <th scope="col">
            <span className="sr-only">What happened</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, kind, before: old, after: now }) => (
          <tr key={field}>
            <th scope="row" className="text-left font-normal whitespace-nowrap text-ink-2">
              {names?.[field] ?? field}
            </th>
            <td className="text-ink-3">
              {old === null ? nothing : kind === 'same' ? <bdi>{old}</bdi> : <del dir="auto">{old}</del>}
            </td>
            <td className={kind === 'same' ? 'text-ink-3' : 'font-medium text-ink-1'}>
              {now === null ? (
                nothing
              ) : kind === 'same' ? (
                <bdi>{now}</bdi>
              ) : (
                <ins dir="auto" className="no-underline">
                  {now}
                </ins>
              )}
            </td>
            <td className="text-right text-ink-3">{words[kind]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
