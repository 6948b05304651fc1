-- Replaces one tenant's counters by a rebuilt state, unless someone else already did.
-- KEYS[1] the tenant's hash   KEYS[2] the shard's live stream
-- ARGV[1] tenant  ARGV[2] the epoch seen before the rebuild ('' for none)  ARGV[3] new epoch  ARGV[4] seq
-- ARGV[5] now (ms)  ARGV[6] stream length  ARGV[7..] field, value, …
-- Answers {'restored'|'kept', watermark, epoch}.
local held = redis.call('HMGET', KEYS[1], 'epoch', 'seq')
if (held[1] or '') ~= ARGV[2] then return { 'kept', tonumber(held[2] or 0), held[1] or '' } end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'epoch', ARGV[3], 'seq', ARGV[4])
-- Lua can hand over a few thousand arguments at a time, a tenant may have more fields.
for i = 7, #ARGV, 1000 do
  redis.call('HSET', KEYS[1], unpack(ARGV, i, math.min(i + 999, #ARGV)))
end
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[6], '*', 'tenant', ARGV[1], 'epoch', ARGV[3],
  'from', 0, 'to', ARGV[4], 'at', ARGV[5], 'cells', '')
return { 'restored', tonumber(ARGV[4]), ARGV[3] }
