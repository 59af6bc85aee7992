x = a or b and not c == d ~= e < f <= g > h >= i | j ~ k & l << m >> n .. o + p - q * r / s // u % -v ^ #w ^ ~y
x = (f()):m "s" {1, [2] = 3; k = 4, ...} [[l]].n[1]() + 0x.8p1 + 1e-3 + 3. + .5 + 0xA
