import type { ServerConfig } from '../../shared/node/config.ts';
import { readHeads } from '../../shared/node/db/log.ts';
import { openTenancy } from '../../shared/node/db/tenancy.ts';
import { openRedis } from '../../shared/node/redis/client.ts';
import { readWatermarks } from '../../shared/node/redis/counters.ts';
import type { Finding } from './finding.ts';

type Standing = { readonly tenants: number; readonly behind: number; readonly absent: number };

const compare = async (config: ServerConfig): Promise<Standing> => {
  const tenancy = openTenancy(config.databaseUrl);
  const redis = openRedis(config.redisUrl, 'command');
  try {
    const heads = [...(await tenancy.asSystem('doctor', readHeads))];
    const marks = await readWatermarks(
      redis,
      heads.map(([tenant]) => tenant),
    );
    const behind = heads.filter(([, seq], i) => (marks[i]?.seq ?? seq) < seq).length;
    const absent = heads.filter(([, seq], i) => !marks[i] && seq > 0).length;
    return { tenants: heads.length, behind, absent };
  } finally {
    redis.disconnect();
    await tenancy.close();
  }
};

/** Traffic moves the log between two looks, so a short lag is normal where workers run; it is no fault. */
export const checkDrift = async (config: ServerConfig): Promise<Finding[]> => {
  const { tenants, behind, absent } = await compare(config);
  if (behind === 0 && absent === 0)
    return [{ grade: 'good', what: `watermarks of ${tenants} tenants match the log` }];
  const what = `watermarks: ${behind} tenants behind their log, ${absent} without counters`;
  return [{ grade: 'warning', what, remedy: 'workers level this within seconds; else: watchfloor rebuild' }];
};
