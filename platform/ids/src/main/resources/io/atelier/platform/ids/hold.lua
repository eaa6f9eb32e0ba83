-- KEYS[1] the node number's key, ARGV[1] the holder's token, ARGV[2] the lease in milliseconds
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
