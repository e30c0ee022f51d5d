import { useId, type ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { ScrollBox } from '../scroll-box.tsx';

const plugins = [remarkGfm];
const outside = { target: '_blank', rel: 'noreferrer noopener nofollow' };

function OutsideLink({ href, children }: { readonly href?: string | undefined; readonly children?: ReactNode }) {
  // An address that is not safe was emptied by the renderer: what is left is text.
  if (!href) return <>{children}</>;
  const target = href.startsWith('#') ? {} : outside;
  return (
    <a {...target} href={href} className="[overflow-wrap:anywhere] text-you underline">
      {children}
    </a>
  );
}

/** A heading of a message is none of the page's, so it is a bold paragraph. */
function MessageHeading({ children }: { readonly children?: ReactNode }) {
  return (
    <p dir="auto" className="mt-2 font-semibold first:mt-0">
      {children}
    </p>
  );
}

const components: Components = {
  h1: MessageHeading,
  h2: MessageHeading,
  h3: MessageHeading,
  h4: MessageHeading,
  h5: MessageHeading,
  h6: MessageHeading,
  p: ({ children }) => <p dir="auto">{children}</p>,
  // A list takes its side from its first item; an item with a direction of its own would be left out of that.
  ul: ({ children }) => <ul dir="auto">{children}</ul>,
  ol: ({ children, start }) => (
    <ol dir="auto" start={start}>
      {children}
    </ol>
  ),
  th: ({ children }) => <th dir="auto">{children}</th>,
  td: ({ children }) => <td dir="auto">{children}</td>,
  a: ({ href, children }) => <OutsideLink href={href}>{children}</OutsideLink>,
  // Nothing is fetched from elsewhere because someone reads a message: a picture is a link to it.
  img: ({ src, alt }) => (
    <OutsideLink href={typeof src === 'string' ? src : undefined}>image{alt ? `: ${alt}` : ''}</OutsideLink>
  ),
  input: ({ checked }) => <span>{checked ? '[x]' : '[ ]'}</span>,
  table: ({ children }) => (
    <ScrollBox label="Table in the message">
      <table>{children}</table>
    </ScrollBox>
  ),
  pre: ({ children }) => {
    const scrolls = { tabIndex: 0, role: 'group', 'aria-label': 'Code in the message' };
    return (
      <pre {...scrolls} dir="ltr">
        {children}
      </pre>
    );
  },
  code: ({ children }) => <code dir="ltr">{children}</code>,
};

/** Markdown with tables, task lists and strikethrough. HTML in it stays text. In a chunk of its own. */
export function MarkdownText({ text }: { readonly text: string }) {
  const id = useId();
  return (
    <div className="message-text [overflow-wrap:anywhere]">
      <Markdown
        remarkPlugins={plugins}
        remarkRehypeOptions={{ clobberPrefix: `message-${id}-` }}
        components={components}
      >
        {text}
      </Markdown>
    </div>
  );
}
