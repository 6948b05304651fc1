export default function Incidents() {
  return <p>…</p>;
}
