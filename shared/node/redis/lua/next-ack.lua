-- Numbers an answer on a channel of a key.
-- KEYS[1] channel → next number   KEYS[2] channel → last use
-- ARGV[1] channel   ARGV[2] now (ms)   ARGV[3] how long channels are kept unused (ms)   ARGV[4] channels a key may have
-- Answers the number. The channel unused for longest gives way to one too many.
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
local number = redis.call('HINCRBY', KEYS[1], ARGV[1], 1) - 1
while redis.call('ZCARD', KEYS[2]) > tonumber(ARGV[4]) do
  redis.call('HDEL', KEYS[1], redis.call('ZPOPMIN', KEYS[2])[1])
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
return number
