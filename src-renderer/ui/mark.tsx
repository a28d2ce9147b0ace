/** The mark: two arcs facing each other with a thin line between; one colour, readable at 16 px. */
export const Mark = ({ size = 24 }: { size?: number }) => (
  <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" fill="none" stroke="var(--mm-accent-text)" strokeLinecap="round">
    <path d="M5.5 3.2a5 5 0 0 0 0 9.6" strokeWidth="2" />
    <path d="M10.5 3.2a5 5 0 0 1 0 9.6" strokeWidth="2" />
    <path d="M8 1.5v13" strokeWidth="1" />
  </svg>
);
