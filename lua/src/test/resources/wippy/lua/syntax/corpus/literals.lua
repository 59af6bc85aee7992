s = "a\\\n\t\x41\065\u{7FFFFFFF}\z
   b\
c" .. 'd"' .. [==[]]]=]]==] .. [[
first]] --[==[ long ]] ]==] --[ short
