import { cloud } from './cloud.ts';
import { endpoint } from './endpoint.ts';
import type { SampleFile } from './read.ts';
import { sensors } from './sensors.ts';

/** Every file of samples that the formats are held against. */
export const catalogue: readonly SampleFile[] = [...cloud, ...endpoint, ...sensors];
