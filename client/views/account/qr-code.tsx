import { encode } from 'uqr';

/** Light modules around the code that scanners need (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** Dark on white in either theme: many scanners read nothing else. */
export default function QrCode(props: { text: string; label: string }) {
  const code = () => encode(props.text, { ecc: 'M', border: QUIET_ZONE });
  const dark = () =>
    code()
      .data.flatMap((row, y) => row.flatMap((on, x) => (on ? `M${x} ${y}h1v1h-1z` : [])))
      .join('');
  return (
    <svg class="qr" viewBox={`0 0 ${code().size} ${code().size}`} role="img" aria-label={props.label}>
      <path d={dark()} shape-rendering="crispEdges" />
    </svg>
  );
}
