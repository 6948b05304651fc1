import { WholeFoot } from '../../../ui/data-table.tsx';
import { exact, plural } from '../../../ui/number.ts';

export function PeopleFoot(props: { people: number; invited: number; lateSince: number | undefined }) {
  const invited = () => (props.invited > 0 ? `, ${exact(props.invited)} invited` : '');
  return (
    <WholeFoot words={plural(props.people, 'person', 'people') + invited()} lateSince={props.lateSince} />
  );
}
