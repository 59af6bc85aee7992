type = 1 interface = type as = interface local readonly, is, keyof = as, fun, asserts print(type, as) goto as ::as::
