import { RecordDiff, type RecordDiffProps } from './record-diff.tsx';
import { TextDiff, type TextDiffProps } from './text-diff.tsx';

export type DiffProps = ({ readonly kind: 'record' } & RecordDiffProps) | ({ readonly kind: 'text' } & TextDiffProps);

/** Before and after: of flat records by field, of texts by line. */
export function Diff(props: DiffProps) {
  return props.kind === 'record' ? <RecordDiff {...props} /> : <TextDiff {...props} />;
}
