-- KEYS[1] the account's key, ARGV[1] time to live in milliseconds, ARGV[2…] fields and values
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
return redis.call('PEXPIRE', KEYS[1], ARGV[1])
