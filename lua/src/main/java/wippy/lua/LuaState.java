// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * The execution context, first parameter of every function (Lua's word for it is state): who is
 * running, how deep, with which globals, and how it waits.
 *
 * <p>It belongs to one thread of execution at a time. {@link #interrupt} alone may be called from
 * any thread.
 */
public final class LuaState {

    /**
     * Most calls in progress, an ordinary function weighing 1. Counted, so that 'stack overflow'
     * comes at the same depth in every run.
     */
    public static final int DEPTH_LIMIT = 200_000;

    /** Less than this many bytes at once is not much. */
    private static final int RESERVED_MIN = 1 << 16;

    /**
     * Not zero when somebody wants attention. Read at every loop back-edge; volatile so that the
     * read stays in the loop.
     */
    public volatile int poll;

    /**
     * Weight of the calls in progress. Functions add their weight at entry, subtract it at exit.
     */
    public int depth;

    /**
     * What {@link #depth} is compared with at function entry: the state's limit, or 0 when somebody
     * wants attention. A plain field: a lost write only delays to the next back-edge.
     */
    public int depthLimit;

    private static final TaskState NO_CALLS = new TaskState(0, 0, 0, null, 0, 0, 0, null);

    private final boolean isPlain;
    private final Waiting waiting;

    private LuaTable globals;

    /** The globals are frozen and not its own: {@link #globals()} makes a view of them. */
    private boolean sharesGlobals;

    private LuaTable stringMetatable;

    /** What few states ever have; null when none of it is there. */
    private Rarities rarities;

    Coroutine running;

    /** Where the running coroutine begins to count: {@link #depth} at its resumption. */
    int depthBase;

    /** Calls of pcall and the like in progress: errors below need no traceback. */
    int protectedCalls;

    /** Message handler of the innermost xpcall, or null. */
    Object messageHandler;

    /** The running task waits or gives way, and restores what is its own by itself. */
    private boolean savedOnStack;

    /** Apart from the state, of which a million may wait. */
    private static final class Rarities {
        int depthMax = DEPTH_LIMIT;
        TypeMetatables typeMetatables = TypeMetatables.NONE;
        Xoshiro256 random;
        Collector collector;
        Hook hook;
        boolean exposesUpvalues;
        boolean traces;
        int unyieldable;
        int handling;
        int allowance;
    }

    /**
     * A state in which nothing runs yet.
     *
     * @param globals its global table; if it is frozen, its own is a view of that
     * @param stringMetatable the metatable of all strings, or null
     */
    public LuaState(Dialect dialect, Waiting waiting, LuaTable globals, LuaTable stringMetatable) {
        this(dialect, waiting, globals, stringMetatable, DEPTH_LIMIT);
    }

    /**
     * A state in which fewer calls may be in progress.
     *
     * @param depthMax from 1 to {@link #DEPTH_LIMIT}
     */
    public LuaState(
            Dialect dialect,
            Waiting waiting,
            LuaTable globals,
            LuaTable stringMetatable,
            int depthMax) {
        if (depthMax != DEPTH_LIMIT) {
            rarities().depthMax = depthMax;
        }
        this.depthLimit = depthMax;
        this.isPlain = dialect == Dialect.PLAIN;
        this.waiting = waiting;
        this.globals = globals;
        this.sharesGlobals = globals.isFrozen();
        this.stringMetatable = stringMetatable;
    }

    private Rarities rarities() {
        if (rarities == null) {
            rarities = new Rarities();
        }
        return rarities;
    }

    /** What {@link #depthLimit} is when nobody wants attention. */
    private int depthMax() {
        return rarities == null ? DEPTH_LIMIT : rarities.depthMax;
    }

    /** {@return the setting of the language that it runs} */
    public Dialect dialect() {
        return isPlain ? Dialect.PLAIN : Dialect.APPLICATION;
    }

    /** {@return the global table, which may be written and shown} */
    public LuaTable globals() {
        if (sharesGlobals) {
            sharesGlobals = false;
            globals = LuaTable.view(globals);
        }
        return globals;
    }

    /** {@return the value of a global, without metamethods} Makes no table. */
    public Object global(String name) {
        return globals.get(name);
    }

    /** {@return the global table for reading: the one that others share while it is unwritten} */
    LuaTable readableGlobals() {
        return globals;
    }

    /** {@return the metatable of all strings, or null} */
    public LuaTable stringMetatable() {
        return stringMetatable;
    }

    /** {@return the metatable that all values of the type of a value share, which is no table} */
    LuaTable metatableOfType(Object value) {
        return value instanceof String
                ? stringMetatable
                : rarities == null ? null : rarities.typeMetatables.of(value);
    }

    /**
     * Sets the metatable of all values of a type ({@code debug.setmetatable}).
     *
     * @param value any value of the type, neither a table nor a userdata
     * @param metatable null for none
     */
    public void setMetatableOfType(Object value, LuaTable metatable) {
        if (value instanceof String) {
            stringMetatable = metatable;
        } else {
            rarities().typeMetatables = rarities().typeMetatables.with(value, metatable);
        }
    }

    /** {@return how it waits; what a builtin finds its process by} */
    public Waiting waiting() {
        return waiting;
    }

    /**
     * {@return the generator of {@code math.random}} Plain Lua begins with the same numbers in
     * every run, as 5.3 does; applications begin with numbers that cannot be foreseen.
     */
    public Xoshiro256 random() {
        var rare = rarities();
        if (rare.random == null) {
            rare.random = new Xoshiro256(isPlain ? 0 : Seeds.next());
        }
        return rare.random;
    }

    /** {@return its side of garbage collection} */
    public Collector collector() {
        var rare = rarities();
        if (rare.collector == null) {
            rare.collector = new Collector(this);
        }
        return rare.collector;
    }

    /** Ends the state: runs the finalizers of all that is still marked (Lua 5.3 §2.5.1). */
    public void close() {
        if (rarities != null && rarities.collector != null) {
            rarities.collector.close();
        }
    }

    /** {@return the coroutine that is running, null outside any} */
    public Coroutine running() {
        return running;
    }

    /** Makes running code call {@link Waiting#interrupted} soon. Any thread. */
    public void interrupt() {
        poll = 1;
        depthLimit = 0;
    }

    /** What generated code calls when {@link #poll} is not zero. */
    public void safepoint() {
        attend(true);
    }

    /** As {@link #safepoint}, for builtins that may be called with library frames below. */
    public void safepointWithoutYield() {
        attend(false);
    }

    /**
     * To be called before a builtin or an operator allocates much at once: where that is too much,
     * it ends here. It may yield.
     */
    public void reserve(long bytes) {
        if (bytes >= RESERVED_MIN && waiting.reserve(bytes)) {
            safepoint();
            waiting.reserve(0);
        }
    }

    private void attend(boolean mayYield) {
        poll = 0;
        depthLimit = depthMax();
        TaskState before = isAtRest() ? null : taskState();
        int depthBefore = depth;
        savedOnStack = true;
        try {
            waiting.interrupted(mayYield);
        } finally {
            resumed(before, depthBefore);
        }
        if (rarities != null && rarities.collector != null) {
            rarities.collector.attend();
        }
    }

    /**
     * What generated code calls at entry when {@code depth} has passed {@link #depthLimit}: attends
     * to an interruption, or raises 'stack overflow' after taking the callee's weight off again.
     *
     * @param weight what the callee added to {@link #depth}
     */
    public void entered(int weight) {
        if (depth > depthMax() + allowance()) {
            depth -= weight;
            throw LuaError.of(this, "stack overflow");
        }
        depthLimit = depthMax();
        if (poll != 0) {
            safepoint();
        }
    }

    /**
     * Counts calls from Java back into Lua, whose frames need more stack than those of compiled
     * functions. {@link #leave} undoes it; an error that is caught undoes it by itself.
     *
     * @param weight how many ordinary functions need as much stack
     */
    public void enter(int weight) {
        depth += weight;
        if (depth > depthLimit) {
            entered(weight);
        }
    }

    /** Undoes {@link #enter}. */
    public void leave(int weight) {
        depth -= weight;
    }

    /**
     * Runs what blocks: at once outside coroutines; inside one, the operation is handed down to the
     * task's base frame, since a continuation that blocks would block its worker.
     *
     * @return what the operation gives
     */
    public Object await(Waiting.Operation operation) {
        return running == null ? runSwitched(operation) : running.handDown(operation);
    }

    /**
     * Other tasks run on this state meanwhile: what belongs to this one is kept on its stack, most
     * often the depth alone, since each waiting process keeps this frame.
     */
    private Object runSwitched(Waiting.Operation operation) {
        TaskState before = isAtRest() ? null : taskState();
        int depthBefore = depth;
        savedOnStack = true;
        try {
            return operation.run();
        } finally {
            resumed(before, depthBefore);
        }
    }

    /** {@return whether of all that belongs to a task only the depth is not as at its beginning} */
    private boolean isAtRest() {
        return running == null
                && protectedCalls == 0
                && messageHandler == null
                && depthBase == 0
                && (rarities == null
                        || (rarities.handling | rarities.allowance | rarities.unyieldable) == 0);
    }

    private void resumed(TaskState before, int depthBefore) {
        resumeTask(before == null ? NO_CALLS : before);
        depth = depthBefore;
    }

    /** Begins a task: no call is in progress. Called by whoever runs several tasks on one state. */
    public void beginTask() {
        resumeTask(NO_CALLS);
    }

    /**
     * Puts away what belongs to the running task, because another task is about to run.
     *
     * @return what {@link #resumeTask} takes; null if the task has it on its own stack
     */
    public Object suspendTask() {
        return savedOnStack ? null : taskState();
    }

    private TaskState taskState() {
        return new TaskState(
                depth,
                depthBase,
                protectedCalls,
                messageHandler,
                handling(),
                allowance(),
                unyieldable(),
                running);
    }

    /** Restores what {@link #suspendTask} gave. */
    public void resumeTask(Object token) {
        if (token instanceof TaskState task) {
            depth = task.depth;
            depthBase = task.depthBase;
            protectedCalls = task.protectedCalls;
            messageHandler = task.messageHandler;
            running = task.running;
            if (rarities != null) {
                rarities.handling = task.handling;
                rarities.allowance = task.allowance;
                rarities.unyieldable = task.unyieldable;
            }
            savedOnStack = false;
        }
    }

    private record TaskState(
            int depth,
            int depthBase,
            int protectedCalls,
            Object messageHandler,
            int handling,
            int allowance,
            int unyieldable,
            Coroutine running) {}

    /** From now on chunks are loaded so that {@code debug} can set and join their upvalues. */
    public void exposeUpvalues() {
        rarities().exposesUpvalues = true;
    }

    /** {@return whether {@link #exposeUpvalues} was called} */
    public boolean exposesUpvalues() {
        return rarities != null && rarities.exposesUpvalues;
    }

    /** From now on chunks are loaded so that they call a {@link Hook}. */
    public void trace() {
        rarities().traces = true;
    }

    /** {@return whether {@link #trace} was called} */
    public boolean traces() {
        return rarities != null && rarities.traces;
    }

    /** {@return the hook of what runs, null if there is none} */
    public Hook hook() {
        return rarities == null ? null : rarities.hook;
    }

    /** Sets the hook of what runs; null for none. */
    public void setHook(Hook next) {
        if (next != hook()) {
            rarities().hook = next;
        }
    }

    /**
     * Calls from a builtin whose caller a yield cannot leave (C's {@code lua_call} without
     * continuation): {@code yield} is refused until {@link #endUnyieldable}, which has to come even
     * after an error.
     */
    public void beginUnyieldable() {
        rarities().unyieldable++;
    }

    /** Undoes {@link #beginUnyieldable}. */
    public void endUnyieldable() {
        rarities().unyieldable--;
    }

    /**
     * {@return the builtins in progress below the running coroutine's innermost calls that cannot
     * be left by a yield, such as {@code table.sort} with an order function (C's {@code nny})}
     */
    int unyieldable() {
        return rarities == null ? 0 : rarities.unyieldable;
    }

    /** Changes {@link #unyieldable}. */
    void unyieldable(int count) {
        if (count != unyieldable()) {
            rarities().unyieldable = count;
        }
    }

    /** {@return message handlers in progress, one below the other} */
    int handling() {
        return rarities == null ? 0 : rarities.handling;
    }

    /** {@return by how much a message handler may exceed the limit of depth} */
    int allowance() {
        return rarities == null ? 0 : rarities.allowance;
    }

    /** Changes {@link #handling} and {@link #allowance}. */
    void handling(int count, int depthAllowed) {
        var rare = rarities();
        rare.handling = count;
        rare.allowance = depthAllowed;
    }

    /** {@return the depth as seen by the running coroutine, for {@link #unwindTo}} */
    public int mark() {
        return depth - depthBase;
    }

    /** Takes the depth back to a mark after an error was caught. */
    public void unwindTo(int mark) {
        depth = depthBase + mark;
    }
}
