-- Reads one page of each customer of a file in turn.
local threads = 0

function setup(thread)
   thread:set("number", threads)
   threads = threads + 1
end

function init(args)
   local total = tonumber(args[2])
   pages = {}
   local n = 0
   for line in io.lines(args[1]) do
      if n % total == number then
         local token, path = line:match("^(%S+) (%S+)$")
         pages[#pages + 1] = wrk.format("GET", path, {
            ["Host"] = "127.0.0.1",
            ["Authorization"] = "Bearer " .. token
         })
      end
      n = n + 1
   end
   at = 0
end

function request()
   at = at % #pages + 1
   return pages[at]
end
