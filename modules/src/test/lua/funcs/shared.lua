local shared = { loaded = 0 }
return shared
