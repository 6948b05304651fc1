/** What the columns of the ranking are. */
export function RankHead() {
  return (
    <div class="rank-tenant rank-head" aria-hidden="true">
      <span>Customer</span>
      <span class="rank-spark">New, 24 h</span>
      <span class="rank-open">Open</span>
      <span>Risk</span>
    </div>
  );
}
