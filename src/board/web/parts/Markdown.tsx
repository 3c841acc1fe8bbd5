import { Fragment, memo, type ReactNode } from 'react';
import { never } from '../../../base/exhaustive.ts';
import { decode, htmlText } from '../../../markdown/text.ts';
import { known, lex, type MarkedToken, type Token } from '../../../markdown/tokens.ts';

/** The course's Markdown as elements; HTML in it is text, and links lead only to the web. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return <div className="prose">{lex(text).map(element)}</div>;
});

/** One line of Markdown, such as an option's label, without a paragraph around it. */
export const MarkdownLine = memo(function MarkdownLine({ text }: { text: string }) {
  const [first] = lex(text);
  return <>{first?.type === 'paragraph' ? inside(first.tokens) : decode(text)}</>;
});

function inside(tokens: readonly Token[] | undefined): ReactNode[] {
  return known(tokens).map(element);
}

function element(token: MarkedToken, key: number): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return <p key={key}>{inside(token.tokens)}</p>;
    case 'text':
      return (
        <Fragment key={key}>{token.tokens ? inside(token.tokens) : decode(token.text)}</Fragment>
      );
    case 'escape':
      return <Fragment key={key}>{decode(token.text)}</Fragment>;
    case 'html':
      return <Fragment key={key}>{htmlText(token.text)}</Fragment>;
    case 'strong':
      return <strong key={key}>{inside(token.tokens)}</strong>;
    case 'em':
      return <em key={key}>{inside(token.tokens)}</em>;
    case 'del':
      return <del key={key}>{inside(token.tokens)}</del>;
    case 'codespan':
      return <code key={key}>{token.text}</code>;
    case 'code':
      return (
        <pre key={key}>
          <code>{token.text}</code>
        </pre>
      );
    case 'link':
      return link(token.href, inside(token.tokens), key);
    case 'image':
      return <Fragment key={key}>{decode(token.text)}</Fragment>;
    case 'heading':
      return (
        <p key={key} className="heading">
          {inside(token.tokens)}
        </p>
      );
    case 'blockquote':
      return <blockquote key={key}>{inside(token.tokens)}</blockquote>;
    case 'list': {
      const items = token.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
        <li key={index}>{inside(item.tokens)}</li>
      ));
      return token.ordered ? (
        <ol key={key} start={token.start === '' ? undefined : token.start}>
          {items}
        </ol>
      ) : (
        <ul key={key}>{items}</ul>
      );
    }
    case 'list_item':
      return <Fragment key={key}>{inside(token.tokens)}</Fragment>;
    case 'table':
      return table(token, key);
    case 'br':
      return <br key={key} />;
    case 'hr':
      return <hr key={key} />;
    case 'checkbox':
      return <Fragment key={key}>{token.checked ? '☑ ' : '☐ '}</Fragment>;
    case 'def':
    case 'space':
      return null;
    default:
      return never(token);
  }
}

function link(href: string, words: ReactNode[], key: number): ReactNode {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href))
    return <Fragment key={key}>{words}</Fragment>;
  return (
    <a key={key} href={href} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  );
}

function table({ header, rows }: Extract<MarkedToken, { type: 'table' }>, key: number) {
  return (
    <table key={key}>
      <thead>
        <tr>
          {header.map(({ tokens }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
            <th key={index} scope="col">
              {inside(tokens)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
          <tr key={row}>
            {cells.map(({ tokens }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
              <td key={index}>{inside(tokens)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
