import type { Static } from 'typebox';
import { compileIntoNative, type IntoNative } from '../../shared/formats/mapping/into-native.ts';
import { depthFault } from '../../shared/node/ingest/depth.ts';
import { MappingPreview, MappingTrial } from '../../shared/wire/http/ingest-keys.ts';
import type { App } from '../typed.ts';

/** What a mapping makes of a record, while somebody writes it. Nothing is kept and nothing is looked up. */
export function mappingPreviewRoute(app: App): void {
  const schema = {
    summary: 'Try a mapping on a record',
    body: MappingTrial,
    response: { 200: MappingPreview },
  };
  app.post('/api/v1/mapping-preview', { config: { needs: 'actor' }, schema }, async (request) =>
    previewOf(request.body),
  );
}

function previewOf({ mapping, record }: Static<typeof MappingTrial>): Static<typeof MappingPreview> {
  const compiled = compile(mapping);
  if (typeof compiled === 'string') return { native: null, refusal: null, fault: compiled };
  const deep = depthFault(record);
  if (deep !== null) return { native: null, refusal: deep, fault: null };
  const { native, verdict } = compiled(record);
  const { raw: _, ...made } = native;
  return { native: made, refusal: verdict.ok ? null : verdict.refusal, fault: null };
}

function compile(mapping: unknown): IntoNative | string {
  try {
    return compileIntoNative(mapping);
  } catch (error) {
    return (error as Error).message;
  }
}
