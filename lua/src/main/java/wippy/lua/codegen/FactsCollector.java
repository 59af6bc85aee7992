// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wippy.lua.LuaCode;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Span;
import wippy.lua.syntax.Stat;

/** Collects what {@code debug} may ask about the functions of a chunk. */
final class FactsCollector {

    private static final String ENVIRONMENT = "_ENV";

    private final ChunkGenerator chunk;
    private final FunctionBody main;

    FactsCollector(ChunkGenerator chunk, FunctionBody main) {
        this.chunk = chunk;
        this.main = main;
    }

    /** {@return the facts by the names of the functions' methods} */
    Map<String, FunctionFacts> of(Collection<FunctionPlan> plans) {
        Map<String, FunctionFacts> facts = HashMap.newHashMap(plans.size());
        for (FunctionPlan plan : plans) {
            facts.put(plan.method(), of(plan));
        }
        return facts;
    }

    private FunctionFacts of(FunctionPlan plan) {
        List<String> names = new ArrayList<>();
        List<FunctionFacts.Place> places = new ArrayList<>();
        List<Variable> upvalues = plan.scope().upvalues();
        int environment = environmentAt(plan);
        for (int i = 0; i <= upvalues.size(); i++) {
            if (i == environment) {
                names.add(ENVIRONMENT);
                places.add(ofEnvironment());
            }
            if (i < upvalues.size()) {
                names.add(upvalues.get(i).name().text());
                places.add(of(plan, upvalues.get(i)));
            }
        }
        LuaCode.Facts shown =
                new LuaCode.Facts(
                        lines(plan), parameters(plan), plan.isVararg(), List.copyOf(names));
        return new FunctionFacts(
                shown, plan.body().span(), beginsAtOnce(plan.body()), List.copyOf(places));
    }

    private boolean beginsAtOnce(FunctionBody body) {
        List<Stat> statements = body.body().statements();
        return !statements.isEmpty()
                && chunk.source().line(Statements.stepOf(statements.getFirst()))
                        == chunk.source().line(body.span().start());
    }

    private static List<String> parameters(FunctionPlan plan) {
        List<String> names = new ArrayList<>(plan.parameters());
        for (Variable parameter : plan.scope().parameters()) {
            names.add(parameter.name().text());
        }
        return List.copyOf(names);
    }

    /** A main function has {@code _ENV} in any case (Lua 5.3 §2.2). */
    private int environmentAt(FunctionPlan plan) {
        if (plan.scope().parent().isEmpty()) {
            return plan.body() == main ? 0 : -1;
        }
        return plan.scope().environmentAt();
    }

    private FunctionFacts.Place ofEnvironment() {
        return chunk.isExplicitEnvironment() || chunk.resolved().usesEnv()
                ? new FunctionFacts.Place.Field(ChunkGenerator.ENVIRONMENT_FIELD)
                : new FunctionFacts.Place.Globals();
    }

    private FunctionFacts.Place of(FunctionPlan plan, Variable variable) {
        for (FunctionPlan.Capture capture : plan.captures()) {
            if (capture.variable().isPresent() && capture.variable().get() == variable) {
                return new FunctionFacts.Place.Field(capture.field());
            }
        }
        FunctionPlan known = chunk.knownFunction(variable);
        if (known == null) {
            throw new IllegalStateException(
                    plan.method() + " has no place for " + variable.name().text());
        }
        return known == plan
                ? new FunctionFacts.Place.Self()
                : new FunctionFacts.Place.Constant(ChunkGenerator.binaryName(known.closure()));
    }

    /** PUC Lua has a main function begin and end before the first line. */
    private LuaCode.Lines lines(FunctionPlan plan) {
        if (plan.body() == main) {
            return new LuaCode.Lines(0, 0);
        }
        Span span = plan.body().span();
        return new LuaCode.Lines(
                chunk.source().line(span.start()), chunk.source().line(span.end() - 1));
    }
}
