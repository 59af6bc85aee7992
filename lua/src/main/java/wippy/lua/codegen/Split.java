// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import wippy.lua.resolve.Resolved;
import wippy.lua.resolve.Variable;

/**
 * A function too large for one method: it becomes several, its parts, which share its variables in
 * an array, the frame.
 *
 * <p>A part gives {@link wippy.lua.Tags#DONE} when it ends at its end; an {@link Integer}, which is
 * no Lua value, when it jumps to a place outside; anything else is what the function returns.
 */
final class Split {

    /** What separates a part's number from the name of the function; not in any Lua name. */
    static final String PART = "$p";

    private final FunctionPlan plan;
    private final Sizes sizes;
    private final int limit;
    private final Map<Variable, Integer> indexes = new IdentityHashMap<>();
    private final Map<Object, Integer> exits = new IdentityHashMap<>();
    private final Map<String, String> parts = new HashMap<>();
    private final Jumps jumps;

    /**
     * A split function.
     *
     * @param limit about how many bytes a part may take
     */
    Split(FunctionPlan plan, Resolved resolved, int limit) {
        this.plan = plan;
        this.jumps = new Jumps(resolved);
        this.limit = limit;
        this.sizes = new Sizes(limit);
    }

    int limit() {
        return limit;
    }

    Sizes sizes() {
        return sizes;
    }

    Jumps jumps() {
        return jumps;
    }

    /**
     * {@return the name of a part} It is the same when its caller is generated again.
     *
     * @param number of the part in the method that calls it
     */
    String part(String caller, int number) {
        String place = caller + PART + number;
        String name = parts.get(place);
        if (name == null) {
            name = plan.method() + PART + (parts.size() + 1);
            parts.put(place, name);
        }
        return name;
    }

    /** {@return where a local stands in the frame} */
    int index(Variable variable) {
        Integer index = indexes.get(variable);
        if (index == null) {
            index = indexes.size();
            indexes.put(variable, index);
        }
        return index;
    }

    /**
     * {@return the number of a place that parts jump to: a label, or the body of a loop to leave}
     */
    int exit(Object target) {
        Integer number = exits.get(target);
        if (number == null) {
            number = exits.size();
            exits.put(target, number);
        }
        return number;
    }

    /**
     * {@return the type of a part: state, closure, frame, varargs} as far as the function has them
     *
     * @param withTable whether a table under construction comes last
     */
    MethodTypeDesc type(boolean withTable) {
        List<ClassDesc> types = new ArrayList<>();
        types.add(Abi.STATE);
        if (!plan.isConstant()) {
            types.add(plan.closure());
        }
        types.add(Abi.OBJECTS);
        if (plan.isVararg()) {
            types.add(Abi.OBJECTS);
        }
        if (withTable) {
            types.add(Abi.TABLE);
        }
        return MethodTypeDesc.of(CD_Object, types);
    }
}
