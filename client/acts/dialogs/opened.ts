import type { Change } from '../../../shared/wire/http/acts.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import type { Names } from '../act.ts';
import type { ActName } from '../kinds.ts';

/** A dialog about something to be done. */
export interface Opened {
  readonly name: ActName;
  /** To whom it will be done. */
  readonly targets: readonly Incident[];
  /** How many were meant, of which some cannot be worked on by the reader, and to some it cannot be done. */
  readonly asked: number;
  readonly readOnly: number;
  /** What was wanted before, where it is to be edited. */
  readonly change: Change;
}

export interface DialogProps {
  readonly opened: Opened;
  /** Does it, and closes the dialog. */
  readonly act: (change: Change, said: string, names?: Names) => void;
  readonly onClose: () => void;
}
