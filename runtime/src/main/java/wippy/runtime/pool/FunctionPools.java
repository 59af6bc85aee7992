// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.pool;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import wippy.actor.ProcessHost;
import wippy.registry.EntryId;
import wippy.runtime.config.PoolConfig;
import wippy.runtime.lua.Call;
import wippy.runtime.lua.CodeStore;
import wippy.runtime.lua.Edition;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.lua.Surroundings;

/** The pools of all functions that were called. Any thread. */
public final class FunctionPools implements CodeStore.Listener {
    private final ProcessHost host;
    private final CodeStore codes;
    private final Surroundings idle;
    private final Map<EntryId, FunctionPool> pools = new ConcurrentHashMap<>();

    /**
     * Makes them.
     *
     * @param host where instances run
     * @param idle what an instance has around it when it answers no call
     */
    public FunctionPools(ProcessHost host, CodeStore codes, Surroundings idle) {
        this.host = host;
        this.codes = codes;
        this.idle = idle;
    }

    /**
     * Calls a function. In the process of the caller.
     *
     * @param arguments copies
     * @param surroundings of the callee
     * @param isBelowItself whether a call of the function waits for this one
     */
    public Call call(
            LuaProcess caller,
            Edition code,
            PoolConfig config,
            @Nullable Object[] arguments,
            Surroundings surroundings,
            boolean isBelowItself) {
        FunctionPool pool = pool(code, config);
        var call = new PooledCall(pool, caller.process(), surroundings, isBelowItself, arguments);
        pool.arrive(call);
        return new Call(call.outcome(), () -> call.stop("the call was cancelled"));
    }

    /**
     * Makes the instances that functions want before their first call, now and when they change.
     */
    public void start() {
        codes.listen(this);
        warmUp(codes.ids());
    }

    /** Instances of what the code was end, also where only a library has changed. */
    @Override
    public void changed(Set<EntryId> ids) {
        for (FunctionPool pool : List.copyOf(pools.values())) {
            Edition code = codes.find(pool.id()).orElse(null);
            PoolConfig config = code == null ? null : code.code().pool();
            if (code != null && config != null) {
                pool.use(codes.program(code), config, code.number());
            } else if (pools.remove(pool.id(), pool)) {
                pool.close();
            }
        }
        warmUp(ids);
    }

    private void warmUp(Set<EntryId> functions) {
        for (EntryId id : functions) {
            Edition code = codes.find(id).orElse(null);
            PoolConfig config = code == null ? null : code.code().pool();
            if (code != null && config != null && config.warmStart()) {
                pool(code, config).warmUp();
            }
        }
    }

    private FunctionPool pool(Edition code, PoolConfig config) {
        EntryId id = code.code().id();
        FunctionPool pool = pools.get(id);
        if (pool == null) {
            pool = new FunctionPool(host, id, config, idle);
            FunctionPool other = pools.putIfAbsent(id, pool);
            pool = other == null ? pool : other;
        }
        pool.use(codes.program(code), config, code.number());
        return pool;
    }
}
