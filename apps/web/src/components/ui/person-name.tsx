import { nothing } from '@/format/index.ts';
import { ExactText } from './exact-text.tsx';

export interface PersonNameProps {
  /** Null when nobody: no owner, or an act of the kernel. */
  readonly name: string | null;
  readonly email?: string | undefined;
  /** The viewer. */
  readonly you?: boolean | undefined;
  /** No longer in the organisation. */
  readonly former?: boolean | undefined;
}

/** A person by name; the address is in the tip. */
export function PersonName({ name, email, you = false, former = false }: PersonNameProps) {
  if (name === null) return <>{nothing}</>;
  const shown = name.trim() === '' ? (email ?? nothing) : name;
  return (
    <ExactText
      exact={email === undefined || email === shown ? shown : `${shown}, ${email}`}
      className={`inline-block max-w-full min-w-0 overflow-hidden align-bottom text-ellipsis ${former ? 'text-ink-3' : 'text-ink-1'}`}
    >
      <bdi>{shown}</bdi>
      {you && <span className="text-ink-3"> (you)</span>}
      {former && <span> (left)</span>}
    </ExactText>
  );
}
