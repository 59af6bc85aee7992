-- The end of every measured program: bench/run puts a program, a line that sets `mode`, and this
-- file together, so that one text runs under every engine. The program defines run(n), n, rounds.
-- Prints the processor seconds of `rounds` calls and the checksum of the last.
-- In mode "rise" it prints a line for each call, until it is killed.
-- os.clock must be the processor time of the whole process, as in C: JIT and collector included.

while mode == "rise" do
    run(n)
    print("call")
    io.flush()
end

if mode == "warm" then
    local second = os.time()
    while os.time() == second do end
    second = second + 1
    repeat run(n) until os.time() > second
end

local start = os.clock()
local checksum
for _ = 1, rounds do checksum = run(n) end
local elapsed = os.clock() - start

print(string.format("%.6f %.12g", elapsed, checksum))
