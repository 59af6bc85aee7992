x = 3x y = 0x z = 1e+ w = 0x1p v = 1..2 u = 08 t = 9223372036854775808 s = 0xffffffffffffffffff
