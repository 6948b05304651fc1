-- Takes one counted attempt back; a window that has ended stays ended.
-- KEYS[1] the counter
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
return redis.call('DECR', KEYS[1])
