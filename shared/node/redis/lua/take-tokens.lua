-- Takes tokens from a bucket that fills by itself; shared/domain/token-bucket.ts is the same in words of its own.
-- KEYS[1] the bucket   ARGV[1] tokens a second   ARGV[2] tokens it holds when full   ARGV[3] tokens wanted
-- ARGV[4] now (ms)
-- Answers ms to wait: 0 when taken.
local held = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local rate, size, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[4])
local at = math.max(tonumber(held[2]) or now, now)
local elapsed = math.max(0, now - (tonumber(held[2]) or now))
local tokens = math.min(size, (tonumber(held[1]) or size) + elapsed * rate / 1000)
local wait = 0
if tokens >= 1 or tokens >= size then
  tokens = tokens - tonumber(ARGV[3])
else
  wait = math.ceil((1 - tokens) * 1000 / rate)
end
redis.call('HSET', KEYS[1], 'tokens', string.format('%.17g', tokens), 'at', at)
-- A full bucket is the same as none.
redis.call('PEXPIRE', KEYS[1], math.ceil((size - tokens) * 1000 / rate) + 1000)
return wait
