import './risk-meter.css';
import { riskBand } from '../../../shared/domain/risk.ts';
import { Count } from '../../ui/count.tsx';

/** Risk as a number and a bar; the notches are where the bands begin. */
export function RiskMeter(props: { risk: number }) {
  return (
    <span class="risk" data-band={riskBand(props.risk)} title={`Risk ${props.risk}: ${riskBand(props.risk)}`}>
      <span class="risk-track">
        <span class="risk-bar" style={{ transform: `scaleX(${props.risk / 100})` }} />
      </span>
      <span class="unseen">risk </span>
      <Count
        class="risk-number"
        value={props.risk}
        known={true}
        format={(value) => String(Math.round(value))}
      />
      <span class="unseen"> of 100, {riskBand(props.risk)}</span>
    </span>
  );
}
