import type { Facts } from '../../../shared/domain/tally.ts';

/** A native record as these tests send it. Times are RFC 3339. */
export interface Said {
  readonly external_id: string;
  readonly title: string;
  readonly severity: Facts['severity'];
  readonly status?: Facts['status'];
  readonly module?: Facts['module'];
  readonly assignee?: string;
  readonly detected_at?: string;
  readonly updated_at?: string;
  readonly closed_at?: string;
}

interface Known {
  readonly facts: Facts;
  readonly updatedAt: number | null;
  readonly occurrences: number;
}

const at = (time: string | undefined): number | null => (time === undefined ? null : Date.parse(time));

/** What a tenant's incidents are after all it was told, by the contract alone: the words of docs, no code of ours. */
export class Reference {
  readonly #incidents = new Map<string, Known>();

  tell(records: readonly Said[], receivedAt: number): void {
    for (const record of records) {
      const known = this.#incidents.get(record.external_id);
      const updatedAt = at(record.updated_at);
      const isOlder =
        updatedAt !== null && (known?.updatedAt ?? null) !== null && updatedAt < known!.updatedAt!;
      const occurrences = (known?.occurrences ?? 0) + 1;
      this.#incidents.set(
        record.external_id,
        isOlder
          ? { ...known!, occurrences }
          : {
              facts: after(known?.facts, record, receivedAt),
              updatedAt: updatedAt ?? known?.updatedAt ?? null,
              occurrences,
            },
      );
    }
  }

  /** How often each incident was told of, by its external id. */
  occurrences(): Record<string, number> {
    return Object.fromEntries([...this.#incidents].map(([id, known]) => [id, known.occurrences]));
  }

  incidents(): Facts[] {
    return [...this.#incidents.values()].map((known) => known.facts);
  }
}

function after(before: Facts | undefined, said: Said, receivedAt: number): Facts {
  const closedAt = at(said.closed_at);
  const status = closedAt === null ? (said.status ?? before?.status ?? 'open') : 'closed';
  const moment = at(said.updated_at) ?? receivedAt;
  return {
    severity: said.severity,
    status,
    module: said.module ?? before?.module ?? 'network',
    assigned: said.assignee !== undefined || (before?.assigned ?? false),
    detectedAt: at(said.detected_at) ?? before?.detectedAt ?? receivedAt,
    closedAt: status === 'closed' ? (closedAt ?? before?.closedAt ?? moment) : null,
  };
}
