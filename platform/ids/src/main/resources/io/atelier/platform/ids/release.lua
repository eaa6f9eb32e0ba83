-- KEYS[1] the node number's key, ARGV[1] the holder's token, ARGV[2] the quarantine in milliseconds
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
