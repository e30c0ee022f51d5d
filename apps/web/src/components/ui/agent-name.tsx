import Link from 'next/link';
import type { Route } from 'next';
import { ExactText } from './exact-text.tsx';
import { StateGlyph, type StateShape } from './state-glyph.tsx';

export interface AgentNameProps {
  /** Shown everywhere but in headings. */
  readonly slug: string;
  /** The name people gave it; in the tip. */
  readonly name?: string | undefined;
  /** Where its page is; left out, the name is no link. */
  readonly href?: Route | undefined;
  /** A mark before it, where the state is not said beside it. */
  readonly state?: StateShape | undefined;
  /** Its work does not come from a real model. */
  readonly simulated?: boolean | undefined;
}

/** A digital employee by its slug; cut by an ellipsis where it does not fit, whole in the tip. */
export function AgentName({ slug, name, href, state, simulated = false }: AgentNameProps) {
  const exact = name === undefined || name === slug ? slug : `${slug}, ${name}`;
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5 align-bottom">
      {state && <StateGlyph shape={state} />}
      <ExactText exact={exact} className="min-w-0 overflow-hidden font-medium text-ellipsis text-ink-1">
        {href === undefined ? (
          slug
        ) : (
          <Link href={href} className="hover:underline">
            {slug}
          </Link>
        )}
      </ExactText>
      {simulated && (
        <>
          <StateGlyph shape="simulated" />
          <span className="sr-only">simulated</span>
        </>
      )}
    </span>
  );
}
