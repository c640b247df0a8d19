-- Sends the prepared orders of a file, each once; the threads share the lines among them.
local threads = 0

function setup(thread)
   thread:set("number", threads)
   threads = threads + 1
end

function init(args)
   local total = tonumber(args[2])
   orders = {}
   local n = 0
   for line in io.lines(args[1]) do
      if n % total == number then
         local token, key, body = line:match("^(%S+) (%S+) (.*)$")
         orders[#orders + 1] = wrk.format("POST", "/api/v1/transfers", {
            ["Host"] = "127.0.0.1",
            ["Authorization"] = "Bearer " .. token,
            ["Idempotency-Key"] = key,
            ["Content-Type"] = "application/json"
         }, body)
      end
      n = n + 1
   end
   at = 0
end

function request()
   at = at + 1
   if at >= #orders then
      wrk.thread:stop()
      at = #orders
   end
   return orders[at]
end
