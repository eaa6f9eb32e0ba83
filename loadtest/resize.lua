-- Posts one photo again and again to /api/v1/resize and tells what S2 told: throughput, P95, errors.
local photo = assert(io.open(assert(os.getenv("PHOTO")), "rb"))
wrk.method = "POST"
wrk.path = "/api/v1/resize?width=320&height=240&format=" .. (os.getenv("FORMAT") or "jpeg")
wrk.headers["Content-Type"] = "image/jpeg"
wrk.body = photo:read("*a")
photo:close()

function done(summary, latency, requests)
  local seconds = summary.duration / 1e6
  io.write(string.format("%.0f pictures/s; P50 %.0f, P95 %.0f, P99 %.0f ms; %d answers, %d of them not 200, %d failed calls\n",
    summary.requests / seconds, latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000,
    summary.requests, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
