-- Amounts are whole cents.
local function format(cents: integer, currency: string): string
    return ("%d.%02d %s"):format(cents // 100, cents % 100, currency)
end

return { format = format }
