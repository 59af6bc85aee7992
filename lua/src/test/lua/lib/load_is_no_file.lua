-- ref
-- What a file may begin with is an error in a text that is loaded.
print(load("#!shebang\nreturn 1", "=text"))
print(load("\xEF\xBB\xBFreturn 1", "=text"))
for _, c in ipairs { "\127", "\128", "\255", "$" } do
    print((select(2, load("a" .. c .. "b = 1", "=name"))))
end
