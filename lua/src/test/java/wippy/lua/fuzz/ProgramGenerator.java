// SPDX-License-Identifier: Apache-2.0
package wippy.lua.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes random programs of Lua 5.3 that end soon and tell nothing but what is the same in every
 * implementation: no addresses, no order of {@code pairs}, no borders of tables with gaps. They
 * call {@code emit}, {@code tick} and {@code str} of {@code judge.lua}.
 */
final class ProgramGenerator {

    private static final int DEPTH_MAX = 4;

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final List<String> locals = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private int names;
    private int depth;
    private boolean varargs = true;
    private boolean inLoop;

    private ProgramGenerator(Random random) {
        this.random = random;
    }

    /** {@return a program, the same for the same seed} */
    static String program(long seed) {
        var generator = new ProgramGenerator(new Random(seed));
        return generator.program();
    }

    private String program() {
        if (random.nextInt(3) == 0) {
            text.append(Pieces.PROLOGUE);
            locals.addAll(List.of("o", "p", "list"));
        }
        statements(3 + random.nextInt(8));
        text.append("return ").append(list(3)).append('\n');
        return text.toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String fresh(String prefix) {
        return prefix + ++names;
    }

    // ---- statements

    private void line(String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }

    private void statements(int count) {
        for (int i = 0; i < count; i++) {
            statement();
        }
    }

    /** A block with a scope of its own. */
    private void block(int count) {
        int visible = locals.size();
        int known = functions.size();
        depth++;
        statements(count);
        depth--;
        locals.subList(visible, locals.size()).clear();
        functions.subList(known, functions.size()).clear();
    }

    private void statement() {
        int choice = random.nextInt(depth < DEPTH_MAX ? 22 : 10);
        switch (choice) {
            case 0, 1, 2 -> line("emit(" + list(3) + ")");
            case 3, 4 -> declare();
            case 5, 6 -> assign();
            case 7 -> line("emit(pcall(" + function(1) + ", " + list(2) + "))");
            case 8 ->
                    line(
                            "list = {"
                                    + literal()
                                    + ", "
                                    + literal()
                                    + ", "
                                    + literal()
                                    + "} emit(#list)");
            case 9 -> onList();
            case 10, 11 -> branch();
            case 12 -> whileLoop();
            case 13 -> repeatLoop();
            case 14, 15 -> numericLoop();
            case 16 -> genericLoop();
            case 17, 18 -> defineFunction();
            case 19 -> coroutine();
            case 20 -> closures();
            default -> {
                line("do");
                block(1 + random.nextInt(3));
                line("end");
            }
        }
    }

    private void declare() {
        int count = 1 + random.nextInt(3);
        List<String> declared = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            declared.add(random.nextInt(6) == 0 && !locals.isEmpty() ? local() : fresh("v"));
        }
        String values = random.nextInt(8) == 0 ? "" : " = " + list(count + 1);
        line("local " + String.join(", ", declared) + values);
        locals.addAll(declared);
    }

    private String local() {
        return locals.isEmpty()
                ? pick("g1", "g2", "g3")
                : locals.get(random.nextInt(locals.size()));
    }

    private String target() {
        return switch (random.nextInt(6)) {
            case 0 -> pick("g1", "g2", "g3");
            case 1 -> local() + ".x";
            case 2 -> local() + "[" + expression(1) + "]";
            default -> local();
        };
    }

    private void assign() {
        StringBuilder targets = new StringBuilder(target());
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            targets.append(", ").append(target());
        }
        line(targets + " = " + list(3));
    }

    private void onList() {
        String name = fresh("t");
        line("local " + name + " = {" + literal() + ", " + literal() + ", " + literal() + "}");
        switch (random.nextInt(6)) {
            case 0 -> line("emit(pcall(table.sort, " + name + "), table.unpack(" + name + "))");
            case 1 -> line("emit(pcall(table.concat, " + name + ", " + string() + "))");
            case 2 ->
                    line(
                            "table.insert("
                                    + name
                                    + ", "
                                    + pick("1, ", "2, ", "")
                                    + literal()
                                    + ") emit(table.unpack("
                                    + name
                                    + "))");
            case 3 ->
                    line(
                            "emit(table.remove("
                                    + name
                                    + pick("", ", 1", ", 4")
                                    + "), #"
                                    + name
                                    + ")");
            case 4 ->
                    line(
                            name
                                    + "[#"
                                    + name
                                    + " + 1] = "
                                    + expression(2)
                                    + " or 0 emit(#"
                                    + name
                                    + ")");
            default ->
                    line(
                            "emit(select("
                                    + pick("1", "2", "-1", "'#'")
                                    + ", table.unpack("
                                    + name
                                    + ")))");
        }
    }

    private void branch() {
        line("if " + expression(2) + " then");
        block(1 + random.nextInt(2));
        if (random.nextBoolean()) {
            line("elseif " + expression(2) + " then");
            block(1 + random.nextInt(2));
        }
        if (random.nextBoolean()) {
            line("else");
            block(1 + random.nextInt(2));
        }
        line("end");
    }

    private void loopBody() {
        boolean outer = inLoop;
        inLoop = true;
        boolean skips = random.nextInt(4) == 0;
        String label = fresh("next");
        if (skips) {
            line("  if " + expression(2) + " then goto " + label + " end");
            line("  do");
        }
        block(1 + random.nextInt(3));
        if (random.nextInt(4) == 0) {
            line("  if " + expression(2) + " then break end");
        }
        if (skips) {
            line("  end");
            line("  ::" + label + "::");
        }
        inLoop = outer;
    }

    private void whileLoop() {
        String counter = fresh("c");
        line("local " + counter + " = 0");
        line(
                "while "
                        + counter
                        + " < "
                        + (1 + random.nextInt(4))
                        + " and "
                        + expression(1)
                        + " do");
        line("  " + counter + " = " + counter + " + 1");
        loopBody();
        line("end");
    }

    private void repeatLoop() {
        String counter = fresh("c");
        line("local " + counter + " = 0");
        line("repeat");
        line("  " + counter + " = " + counter + " + 1");
        line("  local last = " + expression(1));
        block(1 + random.nextInt(2));
        line("until " + counter + " > 2 or last");
    }

    private void numericLoop() {
        String name = fresh("i");
        line("for " + name + " = " + pick(Pieces.LOOPS) + " do");
        locals.add(name);
        line("  tick() emit(" + name + ")");
        loopBody();
        locals.remove(name);
        line("end");
    }

    private void genericLoop() {
        String key = fresh("k");
        String value = fresh("w");
        String iterated =
                switch (random.nextInt(4)) {
                    case 0 -> "ipairs({" + literal() + ", " + literal() + ", " + literal() + "})";
                    case 1 ->
                            "string.gmatch('one two  three', "
                                    + pick("'%a+'", "'()(%a)'", "'%s*'")
                                    + ")";
                    case 2 -> "pairs({" + literal() + ", " + literal() + "})";
                    default -> "function(s, c) if c < s then return c + 1, c * 2 end end, 3, 0";
                };
        line("for " + key + ", " + value + " in " + iterated + " do");
        locals.add(key);
        locals.add(value);
        line("  tick() emit(" + key + ", " + value + ")");
        loopBody();
        locals.remove(value);
        locals.remove(key);
        line("end");
    }

    private void defineFunction() {
        String name = fresh("f");
        boolean outerVarargs = varargs;
        boolean outerLoop = inLoop;
        varargs = random.nextInt(3) == 0;
        inLoop = false;
        int visible = locals.size();
        List<String> parameters = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parameters.add(fresh("a"));
        }
        String header = String.join(", ", parameters);
        header += varargs ? (header.isEmpty() ? "..." : ", ...") : "";
        line(pick("local function ", "local function ", "function ") + name + "(" + header + ")");
        line("  tick()");
        locals.addAll(parameters);
        block(1 + random.nextInt(4));
        line("  return " + list(3));
        line("end");
        locals.subList(visible, locals.size()).clear();
        varargs = outerVarargs;
        inLoop = outerLoop;
        functions.add(name);
    }

    private void coroutine() {
        String name = fresh("co");
        line("local " + name + " = coroutine.create(function(a, b)");
        depth++;
        locals.add("a");
        boolean outerVarargs = varargs;
        boolean outerLoop = inLoop;
        varargs = false;
        inLoop = false;
        line("emit(a, b)");
        line("local c = coroutine.yield(" + list(2) + ")");
        line("for i = 1, 2 do c = coroutine.yield(i, c) end");
        block(1);
        line("return " + list(2));
        varargs = outerVarargs;
        inLoop = outerLoop;
        locals.remove("a");
        depth--;
        line("end)");
        line(
                "for i = 1, "
                        + (1 + random.nextInt(6))
                        + " do emit(coroutine.resume("
                        + name
                        + ", i, "
                        + expression(1)
                        + ")) end");
        line("emit(coroutine.status(" + name + "))");
    }

    private void closures() {
        String name = fresh("fs");
        line("local " + name + " = {}");
        line("for i = " + pick("1, 3", "3, 1, -1", "1.0, 2") + " do");
        line("  local n = " + pick("i", "i * 2", expression(1)));
        line(
                "  "
                        + name
                        + "[#"
                        + name
                        + " + 1] = function(d) n = n + (d or 1) i = i + 1 return n, i end");
        line("end");
        line(
                "for _, f in ipairs("
                        + name
                        + ") do emit(pcall(f)) emit(pcall(f, "
                        + literal()
                        + ")) end");
    }

    // ---- expressions

    private String list(int most) {
        int count = 1 + random.nextInt(most);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(expression(3));
        }
        return String.join(", ", values);
    }

    private String literal() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> pick(Pieces.INTEGERS);
            case 3, 4 -> pick(Pieces.FLOATS);
            case 5, 6 -> pick(Pieces.STRINGS);
            default -> pick("true", "false");
        };
    }

    private String number() {
        return random.nextBoolean() ? pick(Pieces.INTEGERS) : pick(Pieces.FLOATS);
    }

    /** What comes second is not 0 where that raises: when it does is not compared. */
    private String arithmetic() {
        String operator = pick(Pieces.ARITHMETIC);
        boolean divides = operator.equals("//") || operator.equals("%");
        return operator
                + " "
                + (divides ? pick("2", "-7", "0.0", "1.5", "math.mininteger") : number());
    }

    private String string() {
        return pick(Pieces.STRINGS);
    }

    private String expression(int levels) {
        if (levels == 0) {
            return random.nextBoolean() ? local() : literal();
        }
        int next = levels - 1;
        return switch (random.nextInt(24)) {
            case 0, 1, 2 -> literal();
            case 3, 4, 5, 6 -> local();
            case 7, 8 ->
                    "("
                            + expression(next)
                            + " "
                            + pick(Pieces.BINARY)
                            + " "
                            + expression(next)
                            + ")";
            case 9, 10 -> number() + " " + arithmetic();
            case 11 -> "(" + number() + " " + pick(Pieces.BINARY) + " " + number() + ")";
            case 12 ->
                    pick(Pieces.UNARY).replace("#", "#'ab'..")
                            + (levels == 3 ? expression(next) : number());
            case 13 -> "string.sub(" + expression(next) + " .. " + expression(next) + ", 1, 40)";
            case 14 -> stringCall(next);
            case 15 -> mathCall(next);
            case 16 -> "{" + list(2) + "}";
            case 17 ->
                    "({"
                            + list(2)
                            + ", x = "
                            + expression(next)
                            + "})"
                            + pick("[1]", "[2]", ".x", ".y", "[1.0]");
            // Only where operands of an operator cannot fail before or after it: its output tells.
            case 18 -> levels == 3 ? call(next) : local();
            case 19 -> function(next) + "(" + list(2) + ")";
            case 20 ->
                    varargs
                            ? pick("...", "select('#', ...)", "(...)", "{...}", "select(2, ...)")
                            : "nil";
            case 21 -> "nil";
            case 22 -> local() + pick(".x", "[1]", ".x.y", "['z']", ":m()");
            default -> "tonumber(" + string() + pick("", ", 10", ", 16", ", 36") + ")";
        };
    }

    private String stringCall(int next) {
        String subject = random.nextInt(4) == 0 ? expression(next) : string();
        return switch (random.nextInt(10)) {
            case 0 ->
                    "string.rep("
                            + subject
                            + ", "
                            + pick("0", "1", "3", "-1", "2.0", "1.5")
                            + ", "
                            + pick("','", "''")
                            + ")";
            case 1 ->
                    "string.sub("
                            + subject
                            + ", "
                            + pick(Pieces.INTEGERS)
                            + ", "
                            + pick(Pieces.INTEGERS)
                            + ")";
            case 2 -> "string.byte(" + subject + ", " + pick("1", "-1", "1, -1", "10") + ")";
            case 3 ->
                    "string.format("
                            + pick(Pieces.FORMATS)
                            + ", "
                            + pick("str(" + expression(next) + ")", number(), string())
                            + ")";
            case 4 ->
                    "string.find("
                            + subject
                            + ", "
                            + pick(Pieces.PATTERNS)
                            + pick("", ", 2", ", -1", ", 1, true")
                            + ")";
            case 5 -> "string.match(" + subject + ", " + pick(Pieces.PATTERNS) + ")";
            case 6 ->
                    "string.gsub("
                            + subject
                            + ", "
                            + pick(Pieces.PATTERNS)
                            + ", "
                            + pick(
                                    "'<%0>'",
                                    "'%1'", "string.upper", "{l = 'L', a = false}", "'%2'", "''")
                            + pick("", ", 1")
                            + ")";
            case 7 ->
                    "("
                            + string()
                            + "):"
                            + pick("upper()", "lower()", "reverse()", "len()", "byte(1, 2)");
            case 8 -> "#" + subject;
            default -> "str(" + expression(next) + ")";
        };
    }

    private String mathCall(int next) {
        String x = random.nextInt(3) == 0 ? expression(next) : number();
        return switch (random.nextInt(9)) {
            case 0 -> "math.floor(" + x + ")";
            case 1 -> "math.ceil(" + x + ")";
            case 2 -> "math.tointeger(" + x + ")";
            case 3 -> "math.fmod(" + x + ", " + number() + ")";
            case 4 -> pick("math.max(", "math.min(") + number() + ", " + number() + ")";
            case 5 -> "math.type(" + x + ")";
            case 6 -> "math.ult(" + pick(Pieces.INTEGERS) + ", " + x + ")";
            case 7 -> "math.abs(" + x + ")";
            default -> "math.modf(" + x + ")";
        };
    }

    private String call(int next) {
        if (functions.isEmpty()) {
            return local();
        }
        String name = functions.get(random.nextInt(functions.size()));
        String arguments = random.nextInt(4) == 0 ? "" : list(2);
        return random.nextInt(3) == 0
                ? "(" + name + "(" + arguments + "))"
                : name + "(" + arguments + ")" + (next == 0 ? "" : pick("", "", " or 1"));
    }

    /** A function as an expression, in parentheses. */
    private String function(int next) {
        boolean outer = varargs;
        varargs = random.nextBoolean();
        String parameters = varargs ? "..." : "q";
        String body =
                switch (random.nextInt(5)) {
                    case 0 ->
                            "error("
                                    + pick(literal(), "{}", "'msg', 0", "'msg', 2", "nil", "q")
                                    + ")";
                    case 1 -> "local r = " + expression(next) + " return r, r";
                    case 2 -> local() + " = " + expression(next) + " return " + expression(next);
                    default -> "return " + expression(next) + ", " + expression(next);
                };
        varargs = outer;
        return "(function(" + parameters + ") " + body + " end)";
    }
}
