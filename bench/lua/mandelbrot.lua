-- Float arithmetic in local variables: how long points stay in the Mandelbrot set.

function run(size)
    local inside, turns = 0, 0
    for y = 0, size - 1 do
        local ci = 2.0 * y / size - 1.0
        for x = 0, size - 1 do
            local cr = 2.0 * x / size - 1.5
            local zr, zi, zr2, zi2 = 0.0, 0.0, 0.0, 0.0
            local count = 0
            while count < 50 and zr2 + zi2 <= 4.0 do
                zi = 2.0 * zr * zi + ci
                zr = zr2 - zi2 + cr
                zr2 = zr * zr
                zi2 = zi * zi
                count = count + 1
            end
            turns = turns + count
            if count == 50 then inside = inside + 1 end
        end
    end
    return inside * 1000 + turns % 1000
end

n, rounds = 250, 50
