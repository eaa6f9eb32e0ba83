-- T1 of README.md over GET, another text each time.
local n = 0
request = function()
  n = n + 1
  local text = string.format("%%23%06d+The+quick+brown+fox+jumps+over+the+lazy+dog+while+sixty+zippers+were+quickly+picked+from+the+woven+jute+bag+by+AV+To.", (n + os.time() * 7919) % 1000000)
  return wrk.format("GET", "/api/v1/render/text?width=600&height=315&padding=40&size=32&line_height=1.375&font=noto-sans&color=%23F8FAFC&background=%231E293B&text=" .. text)
end
done = function(summary)
  local bad = summary.errors.status + summary.errors.read + summary.errors.timeout + summary.errors.connect
  io.write(string.format("%d answers, %d of them not a picture\n", summary.requests, bad))
end
