-- Takes from a token bucket and looks whether the session is revoked: one round trip.
-- KEYS[1] bucket, KEYS[2] (optional) revocation; ARGV microseconds per token, burst, cost.
-- Answers {revoked, admitted, tokens left, ms to wait}: until the bucket is full if admitted, else until a retry can pass.
--
-- The bucket is one number (GCRA): the time at which it will be full again, in microseconds of this server's clock.
-- It expires just then, since a full bucket and none are the same.
if KEYS[2] and redis.call('EXISTS', KEYS[2]) == 1 then
  return {1, 0, 0, 0}
end
local interval, burst, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local full = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
local taken = full + cost * interval
local excess = taken - now - burst * interval
if excess > 0 then
  return {0, 0, math.max(0, math.floor((burst * interval - (full - now)) / interval)), math.ceil(excess / 1000)}
end
local wait = math.ceil((taken - now) / 1000)
redis.call('SET', KEYS[1], string.format('%.0f', taken), 'PX', wait)
return {0, 1, math.floor(-excess / interval), wait}
