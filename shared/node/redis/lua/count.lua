-- Counts an attempt within a window that begins with the first one.
-- KEYS[1] the counter   ARGV[1] window (ms)
-- Answers {attempts in this window, ms until it ends}.
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { count, redis.call('PTTL', KEYS[1]) }
