-- Adds one tenant's counter moves for the events first..last, exactly once.
-- KEYS[1] the tenant's hash   KEYS[2] the shard's live stream
-- ARGV[1] tenant  ARGV[2] first seq  ARGV[3] last seq  ARGV[4] now (ms)  ARGV[5] stream length
-- ARGV[6..] field, by, field, by, …
-- Answers {'applied'|'done'|'behind'|'lost', watermark, epoch}.
local held = redis.call('HMGET', KEYS[1], 'epoch', 'seq')
local epoch, seq = held[1], tonumber(held[2])
if not epoch then return { 'lost', 0, '' } end
local first, last = tonumber(ARGV[2]), tonumber(ARGV[3])
if last <= seq then return { 'done', seq, epoch } end
if first ~= seq + 1 then return { 'behind', seq, epoch } end

local cells = {}
for i = 6, #ARGV, 2 do
  local value = redis.call('HINCRBY', KEYS[1], ARGV[i], ARGV[i + 1])
  -- Zero is the absence of a field: the state stays what a rebuild would write.
  if value == 0 then redis.call('HDEL', KEYS[1], ARGV[i]) end
  cells[#cells + 1] = ARGV[i] .. '=' .. value
end
redis.call('HSET', KEYS[1], 'seq', last)
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[5], '*', 'tenant', ARGV[1], 'epoch', epoch,
  'from', seq, 'to', last, 'at', ARGV[4], 'cells', table.concat(cells, ' '))
return { 'applied', last, epoch }
