// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import wippy.lua.LuaFunction;
import wippy.lua.LuaTable;
import wippy.lua.embed.HostObject;
import wippy.lua.embed.Lua;
import wippy.lua.embed.LuaException;

/** A shop whose discounts are rules in Lua, written by people whom the shop need not trust. */
final class Discounts {

    record Order(String customer, long amount, boolean isFirst) {}

    private static final List<Order> ORDERS =
            List.of(
                    new Order("Ada", 12_000, true),
                    new Order("Bob", 800, false),
                    new Order("Eve", 66_600, false));

    public static void main(String[] arguments) throws IOException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            Lua lua =
                    Lua.builder()
                            .timeLimit(Duration.ofMillis(200), timer)
                            .depthLimit(1_000)
                            .build();
            LuaTable methods = new LuaTable();
            LuaTable orderType = new LuaTable();
            orderType.put("__name", "Order");
            orderType.put("__index", methods);
            methods.put(
                    "amount",
                    Lua.function(
                            "amount(order: Order): integer",
                            a -> a.object(0, Order.class).amount()));
            methods.put(
                    "isFirst",
                    Lua.function(
                            "isFirst(order: Order): boolean",
                            a -> a.object(0, Order.class).isFirst()));
            lua.register(
                    "percent(of: integer, rate: number): integer",
                    a -> Math.round(a.integer(0) * a.number(1) / 100));

            Path rules = Path.of(arguments[0]);
            LuaFunction discount =
                    lua.run(Files.readString(rules), rules.getFileName().toString()).function(0);
            for (Order order : ORDERS) {
                System.out.println(
                        order.customer() + ": " + discountOf(lua, discount, order, orderType));
            }
        } finally {
            timer.shutdownNow();
        }
    }

    private static String discountOf(Lua lua, LuaFunction discount, Order order, LuaTable type) {
        try {
            return lua.call(discount, new HostObject(order, type), order.customer()).integer(0)
                    + " cents off";
        } catch (LuaException e) {
            return "no discount: " + e.getMessage();
        }
    }
}
