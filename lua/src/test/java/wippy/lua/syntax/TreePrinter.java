// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.List;
import java.util.Optional;

/** A tree as text, without spans: a line for each statement, expressions in prefix form. */
final class TreePrinter {
    private final StringBuilder out = new StringBuilder();
    private int depth;

    static String print(Chunk chunk) {
        TreePrinter printer = new TreePrinter();
        printer.block(chunk.main().body());
        return printer.out.toString();
    }

    private void block(Block block) {
        for (Stat statement : block.statements()) {
            out.append("  ".repeat(depth));
            record((Record) statement);
            out.append('\n');
        }
    }

    private void nested(Block block) {
        out.append("{\n");
        depth++;
        block(block);
        depth--;
        out.append("  ".repeat(depth)).append('}');
    }

    private void value(Object value) {
        switch (value) {
            case Block block -> nested(block);
            case Identifier identifier -> out.append(identifier.text());
            case BinaryOperator operator -> out.append(operator.symbol());
            case UnaryOperator operator -> out.append(operator.symbol());
            case Expr.Nil nil -> out.append("nil");
            case Expr.Bool bool -> out.append(bool.value());
            case Expr.IntegerLiteral number -> out.append(number.value());
            case Expr.FloatLiteral number -> out.append(number.value());
            case Expr.StringLiteral string -> quoted(string.value());
            case Expr.Vararg vararg -> out.append("...");
            case Expr.Name name -> out.append(name.text());
            case Expr.Function function -> value(function.body());
            case Binding binding -> {
                out.append(binding.name().text());
                binding.type().ifPresent(type -> out.append(": "));
                binding.type().ifPresent(this::value);
            }
            case Optional<?> optional -> {
                if (optional.isPresent()) {
                    value(optional.get());
                } else {
                    out.append('-');
                }
            }
            case List<?> list -> list(list);
            case Record record -> {
                out.append('(');
                record(record);
                out.append(')');
            }
            case String text -> out.append(text);
            default -> out.append(value);
        }
    }

    private void list(List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            out.append(i == 0 ? "" : " ");
            value(list.get(i));
        }
        out.append(']');
    }

    private void record(Record record) {
        List<Object> parts =
                Components.of(record).stream().filter(part -> !(part instanceof Span)).toList();
        if (!(record instanceof Expr.Binary) && !(record instanceof Expr.Unary)) {
            out.append(record.getClass().getSimpleName());
            out.append(parts.isEmpty() ? "" : " ");
        }
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : " ");
            value(parts.get(i));
        }
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 127 && c != '"' && c != '\\') {
                out.append(c);
            } else {
                out.append("\\%d".formatted((int) c));
            }
        }
        out.append('"');
    }
}
