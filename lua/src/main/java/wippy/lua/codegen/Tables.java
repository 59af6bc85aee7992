// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import wippy.lua.syntax.Expr;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Generates table constructors (Lua 5.3 §3.4.9). */
final class Tables {

    /** Elements that are collected before they are stored, as in PUC Lua. */
    private static final int BATCH = 50;

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
        int positional = 0;
        for (Expr.Field field : fields) {
            positional += field instanceof Expr.Field.Positional ? 1 : 0;
        }
        int table = code.allocate(1);
        int batch = code.allocate(1);
        out.loadConstant(positional);
        out.loadConstant(fields.size() - positional);
        code.call(Abi.TABLE_OF_SIZE);
        out.astore(table);
        int stored = 0;
        int collected = 0;
        for (int i = 0; i < fields.size(); i++) {
            switch (fields.get(i)) {
                case Expr.Field.Keyed field -> keyed(table, field);
                case Expr.Field.Positional field -> {
                    boolean isLast = i == fields.size() - 1;
                    if (isLast && Expressions.isMultiple(field.value())) {
                        flush(table, batch, stored, collected);
                        stored += collected;
                        collected = 0;
                        open(table, stored, field.value());
                    } else {
                        if (collected == 0) {
                            out.loadConstant(Math.min(BATCH, positional - stored));
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
        out.aload(table);
        code.release(mark);
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
