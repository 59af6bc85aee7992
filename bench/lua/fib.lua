-- Calls and integer arithmetic: doubly recursive Fibonacci.

local function fib(k)
    if k < 2 then return k end
    return fib(k - 1) + fib(k - 2)
end

function run(size)
    return fib(size)
end

n, rounds = 32, 20
