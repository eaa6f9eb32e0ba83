-- KEYS[1] the pair's counter, ARGV[1] the window in milliseconds, started by the first failure
local failures = redis.call('INCR', KEYS[1])
if failures == 1 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
end
return failures
