import { cloud } from './cloud.ts';
import { endpoint } from './endpoint.ts';
import { intelligence } from './intelligence.ts';
import type { SampleFile } from './read.ts';
import { sensors } from './sensors.ts';

/** Every file of samples that the formats are held against. */
export const catalogue: readonly SampleFile[] = [...cloud, ...endpoint, ...intelligence, ...sensors];
