-- One of the three libraries of actor.lua: twenty functions.

local prices = {}

function prices.add1(a, b) return a + b + 0 end

function prices.add2(a, b) return a + b + 1 end

function prices.add3(a, b) return a + b + 2 end

function prices.add4(a, b) return a + b + 3 end

function prices.add5(a, b) return a + b + 4 end

function prices.add6(a, b) return a + b + 5 end

function prices.add7(a, b) return a + b + 6 end

function prices.add8(a, b) return a + b + 7 end

function prices.add9(a, b) return a + b + 8 end

function prices.add10(a, b) return a + b + 9 end

function prices.add11(a, b) return a + b + 10 end

function prices.add12(a, b) return a + b + 11 end

function prices.add13(a, b) return a + b + 12 end

function prices.add14(a, b) return a + b + 13 end

function prices.add15(a, b) return a + b + 14 end

function prices.add16(a, b) return a + b + 15 end

function prices.add17(a, b) return a + b + 16 end

function prices.add18(a, b) return a + b + 17 end

function prices.add19(a, b) return a + b + 18 end

function prices.add20(a, b) return a + b + 19 end

return prices
