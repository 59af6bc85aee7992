// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wippy.actor.ActorException;
import wippy.actor.ExitReason;
import wippy.actor.Node;
import wippy.actor.Pending;
import wippy.actor.Process;
import wippy.actor.ProcessHost;
import wippy.actor.ProcessKilled;
import wippy.actor.SpawnOptions;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.registry.Nearest;
import wippy.registry.Registry;
import wippy.runtime.config.FunctionConfig;
import wippy.runtime.config.PoolConfig;
import wippy.runtime.config.RetryConfig;
import wippy.runtime.config.SecurityConfig;
import wippy.runtime.env.Variables;
import wippy.runtime.event.EventBus;
import wippy.runtime.log.Log;
import wippy.runtime.lua.Call;
import wippy.runtime.lua.CallContext;
import wippy.runtime.lua.CodeStore;
import wippy.runtime.lua.CodeWatch;
import wippy.runtime.lua.Edition;
import wippy.runtime.lua.Launch;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.lua.Services;
import wippy.runtime.lua.Surroundings;
import wippy.runtime.overview.Overview;
import wippy.runtime.pool.FunctionPools;
import wippy.runtime.security.Identity;
import wippy.runtime.security.Policies;
import wippy.runtime.terminal.Terminal;
import wippy.runtime.terminal.Terminals;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;
import wippy.runtime.value.MessageCopier;

/** The services of one runtime: how its processes spawn and call. */
final class ApplicationServices implements Services {

    /** The id of the host on which functions run. */
    private static final String FUNCTIONS = "wippy:functions";

    /** Calls in progress one below the other; endless recursion ends here. */
    private static final int CALLS_MAX = 1_000;

    /** How long functions that listen to their events may take to end. */
    private static final long FUNCTION_STOP_NANOS = 10_000_000_000L;

    private final Node node;
    private final MessageCopier copier;
    private final Registry registry;
    private final CodeStore codes;
    private final Variables variables;
    private final Policies policies;
    private final Terminals terminals;
    private final Log log;
    private final ProcessHost functions;
    private final FunctionPools pools;
    private final Surroundings outermost;
    private final EventBus events;
    private final CodeWatch codeWatch;
    private final Overview overview;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    /** Shared by all processes, each of which would otherwise have its own. */
    private final LuaProcess.Listener reportCrash = this::reportCrash;

    private final LuaProcess.Listener noteCrash = this::noteCrash;

    ApplicationServices(
            Node node,
            MessageCopier copier,
            Registry registry,
            CodeStore codes,
            Variables variables,
            Policies policies,
            Identity identity,
            Terminals terminals,
            EventBus events,
            Overview overview,
            Log log) {
        this.node = node;
        this.copier = copier;
        this.registry = registry;
        this.codes = codes;
        this.variables = variables;
        this.policies = policies;
        this.terminals = terminals;
        this.log = log;
        this.functions = node.addHost(FUNCTIONS, 0, 0);
        this.events = events;
        this.overview = overview;
        this.outermost = new Surroundings(this, identity);
        this.pools = new FunctionPools(functions, codes, outermost);
        this.codeWatch = new CodeWatch(codes);
        registry.listen(codeWatch);
    }

    /** Makes the instances that functions want before their first call. */
    void start() {
        pools.start();
    }

    /**
     * Ends the functions in progress, and waits for it.
     *
     * @param deadline the time of {@link System#nanoTime} when waiting ends
     * @return whether they have ended
     */
    boolean stop(String reason, long deadline) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        functions.stop(reason, FUNCTION_STOP_NANOS, stopped::countDown);
        return stopped.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** {@return completed with the exit code when Lua asks for the end of the application} */
    CompletableFuture<Integer> exit() {
        return exit;
    }

    @Override
    public void exit(int code) {
        exit.complete(code);
    }

    @Override
    public Overview overview() {
        return overview;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public MessageCopier copier() {
        return copier;
    }

    @Override
    public Entries entries() {
        return registry.snapshot();
    }

    @Override
    public Variables variables() {
        return variables;
    }

    @Override
    public Policies policies() {
        return policies;
    }

    @Override
    public EventBus events() {
        return events;
    }

    @Override
    public Registry registry() {
        return registry;
    }

    @Override
    public Log log() {
        return log;
    }

    @Override
    public Optional<Terminal> terminal(Process process) {
        return terminals.of(process.host());
    }

    @Override
    public Process spawn(LuaProcess parent, Launch launch) {
        Edition code = process(launch.id());
        ProcessHost host = host(launch.host());
        return start(
                parent,
                host,
                code,
                copier.copyAll(launch.arguments()),
                parent.surroundings()
                        .spawned(
                                launch.context().values(),
                                identity(parent, code, launch.context())),
                launch.options(),
                launch.options().monitored() ? noteCrash : reportCrash);
    }

    /**
     * Spawns a process that no process asked for.
     *
     * @param arguments that belong to it
     * @param security in whose name it runs, if that names anybody
     * @throws Failure as {@link #spawn}
     */
    Process spawn(
            EntryId id,
            String host,
            Object[] arguments,
            SecurityConfig security,
            LuaProcess.Listener listener) {
        Edition code = process(id);
        Identity own = policies.identity(outermost.identity(), code.code().unit().security());
        return start(
                null,
                host(host),
                code,
                arguments,
                outermost.spawned(Map.of(), policies.identity(own, security)),
                SpawnOptions.PLAIN,
                listener);
    }

    /** What a caller or spawner names comes first, then what the entry does itself. */
    private Identity identity(LuaProcess parent, Edition code, CallContext context) {
        Identity inherited = parent.surroundings().identity();
        return policies.identity(inherited, code.code().unit().security())
                .with(context.actor(), context.scope());
    }

    @Override
    public ProcessKilled upgrade(LuaProcess process, @Nullable EntryId id, Object[] arguments) {
        Edition code = id == null ? code(process.program().id(), "process") : process(id);
        return process.upgrade(codes.program(code), copier.copyAll(arguments));
    }

    @Override
    public CodeWatch codeWatch() {
        return codeWatch;
    }

    @Override
    public Call call(LuaProcess caller, EntryId id, Object[] arguments, CallContext context) {
        Edition code = code(id, "function");
        ProcessHost host = functions;
        if (code.code().kind().startsWith("process.")) {
            EntryId where = code.code().defaultHost();
            if (where == null) {
                throw new Failure(
                        ErrorKind.INVALID,
                        id
                                + " is a process: spawn it, or say where calls of it run, with"
                                + " meta.default_host");
            }
            host = host(where.toString());
        }
        return call(caller, RunningCall.Unwanted.CANCELLED, host, code, arguments, context);
    }

    @Override
    public RetryConfig retry(EntryId id) {
        return codes.find(id)
                .map(edition -> edition.code().function())
                .map(FunctionConfig::retry)
                .orElse(RetryConfig.NEVER);
    }

    @Override
    public Call execute(LuaProcess caller, Launch launch) {
        Edition code = process(launch.id());
        return call(
                caller,
                RunningCall.Unwanted.LEFT_ALONE,
                host(launch.host()),
                code,
                launch.arguments(),
                launch.context());
    }

    private Call call(
            LuaProcess caller,
            RunningCall.Unwanted unwanted,
            ProcessHost host,
            Edition code,
            Object[] arguments,
            CallContext context) {
        int calls = caller.surroundings().calls() + 1;
        if (calls > CALLS_MAX) {
            throw new Failure(
                    ErrorKind.LIMIT_EXCEEDED,
                    "more than "
                            + CALLS_MAX
                            + " calls one below the other: does "
                            + code.code().id()
                            + " call itself without end?");
        }
        Identity identity = identity(caller, code, context);
        PoolConfig pool = code.code().pool();
        if (pool != null) {
            EntryId id = code.code().id();
            return pools.call(
                    caller,
                    code,
                    pool,
                    copier.copyAll(arguments),
                    caller.surroundings().called(context.values(), identity, id),
                    caller.surroundings().isBelow(id));
        }
        var running = new RunningCall(caller.process(), unwanted, host);
        var callee =
                new LuaProcess(
                        codes.program(code),
                        caller.surroundings().called(context.values(), identity, null),
                        copier.copyAll(arguments),
                        running);
        Pending outcome = caller.process().pending(running::abandon);
        running.start(outcome, callee);
        return new Call(outcome, running::cancel);
    }

    private Process start(
            @Nullable LuaProcess parent,
            ProcessHost host,
            Edition code,
            Object[] arguments,
            Surroundings surroundings,
            SpawnOptions options,
            LuaProcess.Listener listener) {
        var process = new LuaProcess(codes.program(code), surroundings, arguments, listener);
        try {
            return parent == null
                    ? host.spawn(process, process, options)
                    : parent.process().spawn(host, process, process, options);
        } catch (ActorException e) {
            throw ActorFailures.of(e);
        }
    }

    private Edition process(EntryId id) {
        Edition code = code(id, "process");
        if (!code.code().kind().startsWith("process.")) {
            throw new Failure(
                    ErrorKind.INVALID,
                    id + " is of kind " + code.code().kind() + ", only a process can be spawned");
        }
        return code;
    }

    private Edition code(EntryId id, String wanted) {
        Edition code = codes.find(id).orElse(null);
        if (code == null) {
            Entries entries = registry.snapshot();
            throw entries.find(id)
                    .map(
                            entry ->
                                    new Failure(
                                            ErrorKind.INVALID,
                                            id + " is of kind " + entry.kind() + ", no " + wanted))
                    .orElseGet(
                            () -> nothing(wanted, id.toString(), idsOf(entries, wanted + ".lua")));
        }
        if (code.code().method() == null) {
            throw new Failure(
                    ErrorKind.INVALID, id + " is of kind " + code.code().kind() + ", no " + wanted);
        }
        return code;
    }

    private static List<String> idsOf(Entries entries, String kindEnd) {
        return entries.all().stream()
                .filter(entry -> entry.kind().endsWith(kindEnd))
                .map(entry -> entry.id().toString())
                .toList();
    }

    private ProcessHost host(String id) {
        ProcessHost host = node.host(id);
        if (host == null) {
            Entries entries = registry.snapshot();
            EntryId entry = EntryId.parse(id);
            if (entries.find(entry).filter(e -> e.kind().endsWith(".host")).isPresent()) {
                throw new Failure(
                        ErrorKind.UNAVAILABLE,
                        "the host " + id + " is not running: set lifecycle.auto_start");
            }
            throw nothing("host", id, idsOf(entries, ".host"));
        }
        return host;
    }

    private static Failure nothing(String what, String id, List<String> known) {
        String hint =
                Nearest.to(id, known).map(near -> ": did you mean '" + near + "'?").orElse("");
        return new Failure(ErrorKind.NOT_FOUND, "there is no " + what + " '" + id + "'" + hint);
    }

    /** Nobody else may see it. */
    private void reportCrash(LuaProcess process, Process ended, ExitReason reason) {
        if (reason instanceof ExitReason.Crashed) {
            log.error("process failed", described(process, ended, reason));
        }
    }

    /** Whoever monitors it sees it. */
    private void noteCrash(LuaProcess process, Process ended, ExitReason reason) {
        if (reason instanceof ExitReason.Crashed && log.isEnabled(Log.Level.DEBUG)) {
            log.debug("process failed", described(process, ended, reason));
        }
    }

    private static Map<String, @Nullable Object> described(
            LuaProcess process, Process ended, ExitReason reason) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("pid", ended.toString());
        fields.put("entry", process.program().id().toString());
        ErrorValue error = LuaProcess.errorOf(reason);
        fields.put("error", error == null ? reason.message() : error.toString());
        if (error != null) {
            error.stack().ifPresent(stack -> fields.put("stack", stack));
        }
        return fields;
    }
}
