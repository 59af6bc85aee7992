local _ENV = {} function _ENV.f() return _ENV, g end local function h(_ENV) return x end
