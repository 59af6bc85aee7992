type A<T> = {f: (x: T, ...: any) -> (T?, string), [string]: number | "lit" | nil}
interface B: A, C function m(self): number end
local v: readonly {A<B>} = x :: any as {number} !
local function g<T: A>(a: T, b: keyof(A), c: typeof(d)): A extends B ? C : D @min(1) return a! end
