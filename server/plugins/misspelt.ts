import type { FastifyError } from 'fastify';
import type { Problem } from '../../shared/wire/http/problem.ts';

/** What a schema refused, in words for whoever sent it, and the field it is about. */
export function misspelt({
  validation,
  validationContext = 'body',
}: FastifyError): Pick<Problem, 'detail' | 'field'> {
  const [first] = validation!;
  const { keyword, params, message = 'is not as it should be' } = first!;
  const place = first!.instancePath.slice(1).split('/').filter(Boolean);
  const within = (name: unknown): string => [...place, String(name)].join('.');
  if (keyword === 'additionalProperties') {
    const field = within(params.additionalProperty);
    return {
      detail: `there is no field ${JSON.stringify(field)} here; see /api/docs for those there are`,
      field,
    };
  }
  if (keyword === 'required') {
    const field = within(params.missingProperty);
    return { detail: `${field} is missing; see /api/docs for what is sent here`, field };
  }
  if (place.length === 0) return { detail: `the ${validationContext} ${message}` };
  const field = place.join('.');
  const says =
    keyword === 'enum' && Array.isArray(params.allowedValues)
      ? `must be one of ${params.allowedValues.join(', ')}`
      : message;
  return { detail: `${field} ${says}`, field };
}
