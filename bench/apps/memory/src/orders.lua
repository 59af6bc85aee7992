-- One of the three libraries of actor.lua: twenty functions.

local orders = {}

function orders.add1(a, b) return a + b + 0 end

function orders.add2(a, b) return a + b + 1 end

function orders.add3(a, b) return a + b + 2 end

function orders.add4(a, b) return a + b + 3 end

function orders.add5(a, b) return a + b + 4 end

function orders.add6(a, b) return a + b + 5 end

function orders.add7(a, b) return a + b + 6 end

function orders.add8(a, b) return a + b + 7 end

function orders.add9(a, b) return a + b + 8 end

function orders.add10(a, b) return a + b + 9 end

function orders.add11(a, b) return a + b + 10 end

function orders.add12(a, b) return a + b + 11 end

function orders.add13(a, b) return a + b + 12 end

function orders.add14(a, b) return a + b + 13 end

function orders.add15(a, b) return a + b + 14 end

function orders.add16(a, b) return a + b + 15 end

function orders.add17(a, b) return a + b + 16 end

function orders.add18(a, b) return a + b + 17 end

function orders.add19(a, b) return a + b + 18 end

function orders.add20(a, b) return a + b + 19 end

return orders
