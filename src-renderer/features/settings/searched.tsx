import { useLayoutEffect, useRef } from 'react';

type SearchedProps = { text: string; children: React.ReactNode };

/** Shows its content while a word that is looked for stands anywhere in it: headings, labels and explanations are what is searched. */
export const Searched = ({ text, children }: SearchedProps) => {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = frame;
    if (current !== null) current.hidden = !(current.textContent ?? '').toLowerCase().includes(text.trim().toLowerCase());
  });
  return <div ref={frame} data-searched>{children}</div>;
};
