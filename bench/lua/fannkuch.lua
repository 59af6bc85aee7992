-- Small arrays of integers: the most flips of prefixes over all permutations.

function run(size)
    local p, q, s = {}, {}, {}
    local sign, most, sum = 1, 0, 0
    for i = 1, size do p[i], q[i], s[i] = i, i, i end
    while true do
        local first = p[1]
        if first ~= 1 then
            for i = 2, size do q[i] = p[i] end
            local flips = 1
            while true do
                local next_first = q[first]
                if next_first == 1 then
                    sum = sum + sign * flips
                    if flips > most then most = flips end
                    break
                end
                q[first] = first
                if first >= 4 then
                    local i, j = 2, first - 1
                    repeat
                        q[i], q[j] = q[j], q[i]
                        i, j = i + 1, j - 1
                    until i >= j
                end
                first = next_first
                flips = flips + 1
            end
        end
        if sign == 1 then
            p[1], p[2] = p[2], p[1]
            sign = -1
        else
            p[2], p[3] = p[3], p[2]
            sign = 1
            for i = 3, size do
                local left = s[i]
                if left ~= 1 then
                    s[i] = left - 1
                    break
                end
                if i == size then return sum * 100 + most end
                s[i] = i
                local moved = p[1]
                for j = 1, i do p[j] = p[j + 1] end
                p[i + 1] = moved
            end
        end
    end
end

n, rounds = 8, 200
