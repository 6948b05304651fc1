import type { Module } from '../../domain/incident.ts';
import type { Kind } from '../reading/kind.ts';
import { dig, say } from '../reading/sensor.ts';
import { tactic } from '../reading/tactic.ts';
import { threatTopic } from '../reading/threat-topic.ts';
import { eachEvent } from './evidence.ts';

/** First word of a UDM event type: `PROCESS_LAUNCH`, `NETWORK_DNS`. */
const MODULES: Readonly<Record<string, Module>> = {
  PROCESS: 'endpoint',
  FILE: 'endpoint',
  REGISTRY: 'endpoint',
  SCHEDULED: 'endpoint',
  SERVICE: 'endpoint',
  SCAN: 'endpoint',
  NETWORK: 'network',
  EMAIL: 'email',
  USER: 'identity',
  GROUP: 'identity',
  RESOURCE: 'cloud',
  ANALYST: 'network',
};

function moduleOf(detection: unknown): Module {
  let module: Module | undefined;
  eachEvent(detection, (event) => {
    const [word = ''] = (say(dig(event, 'metadata.eventType'), 64) ?? '').split('_', 1);
    if (Object.hasOwn(MODULES, word)) module ??= MODULES[word];
  });
  return module ?? 'network';
}

/** By the tactic a rule names, by what its name says, by the events it is made of. */
export function detectionKind(
  detection: unknown,
  tags: readonly string[],
  ...names: readonly unknown[]
): Kind {
  const named = tags.map(tactic).find((category) => category !== undefined);
  const topic = threatTopic(...names);
  if (named === undefined) return topic ?? { module: moduleOf(detection), category: 'rule_match' };
  return { module: topic?.module ?? moduleOf(detection), category: named };
}
