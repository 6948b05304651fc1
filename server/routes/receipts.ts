import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { isUuid } from '../../shared/domain/uuid.ts';
import { findReceipt, progressOf } from '../../shared/node/db/receipts.ts';
import { authenticateKey } from '../../shared/node/ingest/key.ts';
import { Receipt } from '../../shared/wire/http/ingest.ts';
import type { ServerDeps } from '../deps.ts';
import type { App } from '../typed.ts';

const Params = Type.Object({ receipt: Type.String({ maxLength: 64 }) });
const noReceipt = () => new Fault('not_found', 'no such receipt for this key; receipts are kept for 7 days');

/** How far a request's records are; answered to the key that sent them. */
export function receiptRoute(app: App, { tenancy }: ServerDeps): void {
  const schema = { summary: 'What became of a request', params: Params, response: { 200: Receipt } };
  app.get(
    '/api/v1/ingest/receipts/:receipt',
    { config: { needs: 'ingest_key' }, schema },
    async (request) => {
      const holder = await authenticateKey(tenancy, request.headers.authorization, request.ip);
      if (!isUuid(request.params.receipt)) throw noReceipt();
      const { receipt, progress } = await tenancy.asSystem('read receipt', async (tx) => ({
        receipt: await findReceipt(tx, holder.id, request.params.receipt),
        progress: await progressOf(tx, request.params.receipt),
      }));
      if (receipt === null) throw noReceipt();
      const { quarantined, discarded, waiting, done, failed } = progress;
      const state: Receipt['state'] = waiting > 0 ? 'pending' : failed > 0 ? 'partial' : 'done';
      return {
        receipt: receipt.id,
        state,
        accepted: waiting + done,
        incidents: done - failed,
        quarantined,
        ...(discarded > 0 && { discarded }),
        failed,
        refused: [...receipt.refused],
      };
    },
  );
}
