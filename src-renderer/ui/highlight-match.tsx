/** A text with the typed part in bold, wherever it stands and in whatever case. */
export const HighlightMatch = ({ text, match }: { text: string; match: string }) => {
  const at = match === '' ? -1 : text.toLowerCase().indexOf(match.toLowerCase());
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <strong>{text.slice(at, at + match.length)}</strong>
      {text.slice(at + match.length)}
    </>
  );
};
