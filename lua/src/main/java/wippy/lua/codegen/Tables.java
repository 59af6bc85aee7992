// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wippy.lua.syntax.Expr;

/** Generates table constructors (Lua 5.3 §3.4.9). */
final class Tables {

    /** Elements that are collected before they are stored, as in PUC Lua. */
    static final int BATCH = 50;

    private final FunctionGenerator function;
    private final Expressions expressions;
    private final Code code;
    private final CodeBuilder out;

    Tables(FunctionGenerator function, Expressions expressions) {
        this.function = function;
        this.expressions = expressions;
        this.code = function.code();
        this.out = code.out();
    }

    void constructor(Expr.Table table) {
        List<Expr.Field> fields = table.fields();
        if (fields.isEmpty()) {
            out.new_(Abi.TABLE);
            out.dup();
            out.invokespecial(Abi.TABLE, INIT_NAME, MethodTypeDesc.of(CD_void));
        } else if (function.isSplit() && function.split().sizes().isGrouped(table)) {
            grouped(fields);
        } else if (fields.stream().allMatch(f -> f instanceof Expr.Field.Positional)) {
            list(fields);
        } else if (isRecord(fields)) {
            record(fields);
        } else {
            mixed(fields);
        }
    }

    private void list(List<Expr.Field> fields) {
        if (fields.size() > BATCH) {
            mixed(fields);
            return;
        }
        expressions.array(fields.stream().map(f -> ((Expr.Field.Positional) f).value()).toList());
        code.call(Abi.TABLE_OF_LIST);
    }

    private static boolean isRecord(List<Expr.Field> fields) {
        Set<String> names = new HashSet<>();
        for (Expr.Field field : fields) {
            if (!(field instanceof Expr.Field.Keyed keyed)
                    || !(keyed.key() instanceof Expr.StringLiteral name)
                    || !names.add(name.value())) {
                return false;
            }
        }
        return fields.size() <= BATCH;
    }

    private void record(List<Expr.Field> fields) {
        List<Expr.Field.Keyed> keyed = fields.stream().map(f -> (Expr.Field.Keyed) f).toList();
        List<String> names =
                keyed.stream().map(f -> ((Expr.StringLiteral) f.key()).value()).toList();
        expressions.constant(function.chunk().constants().names(names));
        out.loadConstant(keyed.size());
        out.anewarray(CD_Object);
        for (int i = 0; i < keyed.size(); i++) {
            out.dup();
            out.loadConstant(i);
            expressions.value(keyed.get(i).value());
            out.aastore();
        }
        code.call(Abi.TABLE_OF_FIELDS);
    }

    private void mixed(List<Expr.Field> fields) {
        int mark = code.mark();
        int table = sized(fields);
        store(table, fields, 0, true);
        out.aload(table);
        code.release(mark);
    }

    /** {@return the JVM local of a new table with room for fields} */
    private int sized(List<Expr.Field> fields) {
        int positional = positional(fields);
        int table = code.allocate(1);
        out.loadConstant(positional);
        out.loadConstant(fields.size() - positional);
        code.call(Abi.TABLE_OF_SIZE);
        out.astore(table);
        return table;
    }

    private static int positional(List<Expr.Field> fields) {
        int count = 0;
        for (Expr.Field field : fields) {
            count += field instanceof Expr.Field.Positional ? 1 : 0;
        }
        return count;
    }

    /** Has the fields stored by parts of the function. */
    private void grouped(List<Expr.Field> fields) {
        int mark = code.mark();
        int table = sized(fields);
        Sizes sizes = function.split().sizes();
        int start = 0;
        int stored = 0;
        int size = 0;
        for (int i = 0; i <= fields.size(); i++) {
            int next = i < fields.size() ? sizes.of(fields.get(i)) : 0;
            boolean full = i - start == BATCH || size + next > function.split().limit();
            if (i == fields.size() || (full && i > start)) {
                List<Expr.Field> group = fields.subList(start, i);
                int before = stored;
                boolean isLast = i == fields.size();
                function.part(
                        table,
                        generator -> generator.expressions.tables.asPart(group, before, isLast));
                out.pop();
                stored += positional(group);
                start = i;
                size = 0;
            }
            size += next;
        }
        out.aload(table);
        code.release(mark);
    }

    private void asPart(List<Expr.Field> fields, int stored, boolean isLast) {
        store(function.tableSlot(), fields, stored, isLast);
        out.aconst_null();
        out.areturn();
    }

    /**
     * Stores fields of a constructor.
     *
     * @param before how many positional fields there are before these
     * @param areLast whether the constructor ends with these
     */
    private void store(int table, List<Expr.Field> fields, int before, boolean areLast) {
        int batch = code.allocate(1);
        int left = positional(fields);
        int stored = before;
        int collected = 0;
        for (int i = 0; i < fields.size(); i++) {
            switch (fields.get(i)) {
                case Expr.Field.Keyed field -> keyed(table, field);
                case Expr.Field.Positional field -> {
                    boolean isLast = areLast && i == fields.size() - 1;
                    if (isLast && Expressions.isMultiple(field.value())) {
                        flush(table, batch, stored, collected);
                        stored += collected;
                        collected = 0;
                        open(table, stored, field.value());
                    } else {
                        if (collected == 0) {
                            out.loadConstant(Math.min(BATCH, left + before - stored));
                            out.anewarray(CD_Object);
                            out.astore(batch);
                        }
                        out.aload(batch);
                        out.loadConstant(collected++);
                        expressions.value(field.value());
                        out.aastore();
                    }
                }
            }
            if (collected == BATCH) {
                flush(table, batch, stored, collected);
                stored += collected;
                collected = 0;
            }
        }
        flush(table, batch, stored, collected);
    }

    private void keyed(int table, Expr.Field.Keyed field) {
        code.state();
        out.aload(table);
        expressions.value(field.key());
        expressions.value(field.value());
        code.at(field.span().start());
        code.call(Abi.RAW_SET);
    }

    private void flush(int table, int batch, int stored, int collected) {
        if (collected > 0) {
            out.aload(table);
            out.loadConstant(stored + 1L);
            out.aload(batch);
            code.call(Abi.SET_LIST);
        }
    }

    private void open(int table, int stored, Expr last) {
        out.aload(table);
        out.loadConstant(stored + 1L);
        expressions.array(List.of(last));
        code.call(Abi.SET_LIST);
    }
}
