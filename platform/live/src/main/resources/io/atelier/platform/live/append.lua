-- Appends one event to its owner's stream and announces it: one round trip.
-- KEYS[1] stream; ARGV owner, type, data (JSON), history size, history life in ms, channel.
-- Answers the event's id. The announcement is "id \n owner \n type \n data"; only data may hold line breaks.
local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[4], '*', 'type', ARGV[2], 'data', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
redis.call('PUBLISH', ARGV[6], id .. '\n' .. ARGV[1] .. '\n' .. ARGV[2] .. '\n' .. ARGV[3])
return id
