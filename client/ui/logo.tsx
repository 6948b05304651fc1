/** A watch floor seen from above: the wall, and the row of desks that look at it. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 5.5C8.5 2.8 15.5 2.8 21 5.5" />
      <path d="M6 12c3.8-1.9 8.2-1.9 12 0" />
      <path d="M9 18.5c1.900-1 4.100-1 6 0" />
    </svg>
  );
}
