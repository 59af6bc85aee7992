-- One of the three libraries of actor.lua: twenty functions.

local stock = {}

function stock.add1(a, b) return a + b + 0 end

function stock.add2(a, b) return a + b + 1 end

function stock.add3(a, b) return a + b + 2 end

function stock.add4(a, b) return a + b + 3 end

function stock.add5(a, b) return a + b + 4 end

function stock.add6(a, b) return a + b + 5 end

function stock.add7(a, b) return a + b + 6 end

function stock.add8(a, b) return a + b + 7 end

function stock.add9(a, b) return a + b + 8 end

function stock.add10(a, b) return a + b + 9 end

function stock.add11(a, b) return a + b + 10 end

function stock.add12(a, b) return a + b + 11 end

function stock.add13(a, b) return a + b + 12 end

function stock.add14(a, b) return a + b + 13 end

function stock.add15(a, b) return a + b + 14 end

function stock.add16(a, b) return a + b + 15 end

function stock.add17(a, b) return a + b + 16 end

function stock.add18(a, b) return a + b + 17 end

function stock.add19(a, b) return a + b + 18 end

function stock.add20(a, b) return a + b + 19 end

return stock
