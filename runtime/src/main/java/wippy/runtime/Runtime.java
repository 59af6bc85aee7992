// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import wippy.actor.ExitReason;
import wippy.actor.Node;
import wippy.registry.Absence;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.History;
import wippy.registry.HistoryException;
import wippy.registry.MemoryHistory;
import wippy.registry.Reference;
import wippy.registry.Registry;
import wippy.registry.Rejection;
import wippy.runtime.config.EnvStorageConfig;
import wippy.runtime.config.KindReferences;
import wippy.runtime.config.ProcessServiceConfig;
import wippy.runtime.config.SecurityConfig;
import wippy.runtime.env.Variables;
import wippy.runtime.event.EventBus;
import wippy.runtime.event.LogEvents;
import wippy.runtime.kind.EnvStorageKind;
import wippy.runtime.kind.EnvVariableKind;
import wippy.runtime.kind.FunctionLuaKind;
import wippy.runtime.kind.Kind;
import wippy.runtime.kind.LibraryLuaKind;
import wippy.runtime.kind.NamespaceKind;
import wippy.runtime.kind.PolicyKind;
import wippy.runtime.kind.ProcessHostKind;
import wippy.runtime.kind.ProcessLuaKind;
import wippy.runtime.kind.ProcessServiceKind;
import wippy.runtime.kind.RegistryEntryKind;
import wippy.runtime.kind.Resolved;
import wippy.runtime.kind.TerminalHostKind;
import wippy.runtime.link.ComponentLinker;
import wippy.runtime.load.EntryLoader;
import wippy.runtime.load.Loaded;
import wippy.runtime.load.Problem;
import wippy.runtime.log.Log;
import wippy.runtime.log.LogRoute;
import wippy.runtime.lua.CodeStore;
import wippy.runtime.overview.Overview;
import wippy.runtime.security.Identity;
import wippy.runtime.security.Policies;
import wippy.runtime.service.Alarm;
import wippy.runtime.service.ProcessService;
import wippy.runtime.service.StartFailure;
import wippy.runtime.service.Supervisor;
import wippy.runtime.terminal.Terminals;
import wippy.runtime.value.EntryData;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;
import wippy.runtime.value.MessageCopier;

/**
 * An application that runs: load it, look at its {@link #problems}, {@link #start} it, perhaps
 * {@link #run} a process on the terminal, and in any case {@link #stop} it.
 *
 * <p>An entry that is broken is left out, with what cannot be without it; the rest runs.
 */
public final class Runtime {
    private final RuntimeOptions options;
    private final Node node;
    private final Terminals terminals;
    private final History history;
    private final KindReferences references;
    private final LogRoute route;
    private final Log log;
    private final Registry registry;
    private final CodeStore codes;
    private final Variables variables;
    private final Policies policies;
    private final Supervisor supervisor;
    private final ApplicationServices services;
    private final List<Problem> problems = new ArrayList<>();
    private volatile boolean isLoaded;
    private final Set<EntryId> leftOut = new LinkedHashSet<>();
    private final Set<EntryId> written = new HashSet<>();

    private Runtime(RuntimeOptions options, History history) {
        this.options = options;
        this.history = history;
        var copier = new MessageCopier();
        this.references = new KindReferences();
        this.node = Node.start(options.node(), options.env(), copier);
        this.terminals = new Terminals(options.terminal());
        this.registry = new Registry(references, history);
        var events = new EventBus(copier);
        this.route = new LogRoute(options.log().sink(), streamed(options, events));
        this.log = new Log(route);
        this.supervisor = new Supervisor(references, log);
        this.codes = new CodeStore();
        this.variables = new Variables();
        this.policies = new Policies();
        this.services =
                new ApplicationServices(
                        node,
                        copier,
                        registry,
                        codes,
                        variables,
                        policies,
                        Identity.none(options.conduct().deniesNobody()),
                        terminals,
                        events,
                        new Overview(node, supervisor),
                        log);
        bindModules();
        registerKinds();
    }

    private static Log.Sink streamed(RuntimeOptions options, EventBus events) {
        Optional<Log.Level> level = options.conduct().streamed();
        return level.isPresent() ? new LogEvents(events, level.get()) : Log.Sink.NONE;
    }

    /**
     * Reads the definition files of an application and compiles its code. Never throws on what
     * users wrote. Where the history of its entries cannot be used, versions are kept in memory.
     */
    public static Runtime load(RuntimeOptions options) {
        try {
            return load(options, options.history().open());
        } catch (HistoryException e) {
            Runtime runtime = load(options, new MemoryHistory());
            String hint = "until then versions are kept in memory and the file is left alone";
            runtime.problems.addFirst(Problem.error("", String.valueOf(e.getMessage()), hint));
            return runtime;
        }
    }

    private static Runtime load(RuntimeOptions options, History history) {
        var runtime = new Runtime(options, history);
        boolean isLoaded = false;
        try {
            runtime.load();
            isLoaded = true;
            return runtime;
        } finally {
            if (!isLoaded) {
                runtime.stop("not started");
            }
        }
    }

    private void bindModules() {
        var context = new ModuleContext(services, options.modules());
        var always = new LinkedHashMap<String, Object>();
        var onDemand = new LinkedHashMap<String, Supplier<Object>>();
        for (LuaModule module : options.modules()) {
            if (module.isAlwaysThere()) {
                always.put(module.name(), module.value(context));
            } else {
                onDemand.put(module.name(), new ModuleValue(module, context));
            }
        }
        codes.bind(always, onDemand);
    }

    private record ModuleValue(LuaModule module, ModuleContext context)
            implements Supplier<Object> {
        @Override
        public Object get() {
            return module.value(context);
        }
    }

    private void registerKinds() {
        Consumer<Problem> warn = this::warn;
        List<Kind> kinds =
                List.of(
                        new ProcessHostKind(node, supervisor, warn),
                        new TerminalHostKind(node, supervisor, terminals, route, warn),
                        new LibraryLuaKind(codes, warn),
                        new FunctionLuaKind(codes, warn),
                        new ProcessLuaKind(codes, warn),
                        new PolicyKind(policies, warn),
                        new ProcessServiceKind(
                                this::spawner, new NodeAlarm(node), log, supervisor, warn));
        for (Kind kind : kinds) {
            registry.register(kind.name(), new Resolved(kind, variables));
        }
        var variable = new EnvVariableKind(variables, warn);
        registry.register(variable.name(), variable);
        for (String kind : EnvStorageConfig.KINDS) {
            registry.register(
                    kind,
                    new EnvStorageKind(
                            kind, variables, options.base(), options.environment(), warn));
        }
        var data = new RegistryEntryKind();
        registry.register(RegistryEntryKind.KIND, data);
        for (String kind : NamespaceKind.KINDS) {
            registry.register(kind, new NamespaceKind(kind, warn));
        }
    }

    private record NodeAlarm(Node node) implements Alarm {
        @Override
        public long nanos() {
            return node.env().nanos();
        }

        @Override
        public Instant now() {
            return node.env().now();
        }

        @Override
        public long random() {
            return node.env().random();
        }

        @Override
        public void after(long nanos, Runnable action) {
            node.after(nanos, action);
        }
    }

    private ProcessService.Spawner spawner(ProcessServiceConfig config) {
        Object[] input = EntryData.listToLua(config.input());
        return ended ->
                services.spawn(
                        config.process(),
                        config.host().toString(),
                        services.copier().copyAll(input),
                        config.lifecycle().security(),
                        (_, _, reason) -> ended.ended(reason));
    }

    /** Of a change while the application runs, only the log can tell. */
    private void warn(Problem problem) {
        if (isLoaded) {
            log.warn(problem.message(), Map.of("at", problem.file(), "hint", problem.hint()));
        } else {
            problems.add(problem);
        }
    }

    private void load() {
        Loaded loaded = EntryLoader.load(options.base(), options.lock());
        problems.addAll(loaded.problems());
        for (Entry entry : loaded.entries()) {
            written.add(entry.id());
        }
        leftOut.addAll(loaded.broken().keySet());
        var absent = new HashMap<>(loaded.broken());
        List<Entry> entries = enabled(overridden(loaded.entries()), absent);
        if (hasComponents(entries)) {
            var linked =
                    ComponentLinker.link(
                            entries, absent, loaded.components(), options.conduct().isStrict());
            problems.addAll(linked.problems());
            absent.putAll(linked.leftOut());
            leftOut.addAll(linked.leftOut().keySet());
            entries = overridden(linked.entries());
            addMissing(entries, linked, absent);
        }
        List<Rejection> rejections = registry.load(environmentFirst(entries), absent);
        Set<EntryId> diagnosed = new LinkedHashSet<>();
        for (Rejection rejection : rejections) {
            leftOut.add(rejection.id());
            List<Problem> details = codes.diagnoses(rejection.id());
            if (details.isEmpty() || !rejection.message().startsWith(CodeStore.DOES_NOT_COMPILE)) {
                problems.add(Problem.of(rejection));
            } else if (diagnosed.add(rejection.id())) {
                problems.addAll(details);
            }
        }
        problems.sort(Problem.BY_PLACE);
        isLoaded = true;
    }

    /** {@return whether there is anything to be linked} */
    private static boolean hasComponents(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.kind().startsWith("ns.")) {
                return true;
            }
        }
        return false;
    }

    private void addMissing(
            List<Entry> entries, ComponentLinker.Result linked, Map<EntryId, Absence> absent) {
        if (linked.missing().isEmpty()) {
            return;
        }
        for (Entry entry : entries) {
            for (Reference reference : references.of(entry)) {
                EntryId id = reference.target();
                linked.absence(id).ifPresent(absence -> absent.putIfAbsent(id, absence));
            }
        }
    }

    private List<Entry> enabled(List<Entry> entries, Map<EntryId, Absence> absent) {
        var enabled = new ArrayList<Entry>(entries.size());
        for (Entry entry : entries) {
            Optional<String> origin = options.conduct().disabled().origin(entry);
            if (origin.isEmpty()) {
                enabled.add(entry);
            } else {
                String hint = "disable both, or take it out of 'disable'";
                absent.put(entry.id(), new Absence("is disabled at " + origin.get(), hint));
            }
        }
        return enabled;
    }

    /** {@return the entries, those first that give values to placeholders in others} */
    private static List<Entry> environmentFirst(List<Entry> entries) {
        var sorted = new ArrayList<Entry>(entries.size());
        for (boolean isEnvironment : new boolean[] {true, false}) {
            for (Entry entry : entries) {
                if (entry.kind().startsWith("env.") == isEnvironment) {
                    sorted.add(entry);
                }
            }
        }
        return sorted;
    }

    private List<Entry> overridden(List<Entry> entries) {
        if (options.overrides().isEmpty()) {
            return entries;
        }
        var all = new ArrayList<>(entries);
        for (EntryOverride override : options.overrides()) {
            all.replaceAll(
                    entry -> entry.id().equals(override.id()) ? override.apply(entry) : entry);
        }
        return all;
    }

    /** {@return what is wrong with the application, in the order of files} Changes no more. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** {@return the entries that were left out because something is wrong with them} */
    public Set<EntryId> leftOut() {
        return Collections.unmodifiableSet(leftOut);
    }

    /** {@return whether the definition files have such an entry, whatever became of it} */
    public boolean isWritten(EntryId id) {
        return written.contains(id) || leftOut.contains(id);
    }

    /** {@return the log of what it does} */
    public Log log() {
        return log;
    }

    /** {@return the entries that are not left out} */
    public Entries entries() {
        return registry.snapshot();
    }

    /**
     * Starts what starts by itself, now and whenever the registry changes. Waits until it runs, but
     * for none longer than its start timeout.
     *
     * @return what does not run; if it is required, the application is to be stopped
     */
    public List<StartFailure> start() {
        return start(new CompletableFuture<Void>());
    }

    /**
     * Starts as {@link #start()} does.
     *
     * @param cancelled ends waiting when it is completed
     * @return what does not run; nothing if waiting was cancelled
     */
    public List<StartFailure> start(CompletableFuture<?> cancelled) {
        services.start();
        var orphans = new Orphans(references, log);
        registry.listen(
                applied -> {
                    orphans.tell(applied, entries());
                    supervisor.start(entries());
                });
        try {
            return supervisor.startAndWait(entries(), cancelled);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** {@return completed with the exit code when Lua asks for the end of the application} */
    public CompletableFuture<Integer> exit() {
        return services.exit();
    }

    /** {@return what runs} */
    public Overview overview() {
        return services.overview();
    }

    /**
     * Runs a process on a terminal host.
     *
     * @param host the host's entry; it is started if it does not run
     * @param arguments text; the process gets them as its arguments and by {@code io.args()}
     * @return how it ends, completed when it has, by any thread
     * @throws Failure if it cannot be spawned
     */
    public CompletableFuture<ExitReason> run(
            EntryId process, EntryId host, List<String> arguments) {
        terminals.use(terminals.terminal().withArguments(arguments));
        try {
            Optional<StartFailure> failure = supervisor.startAndWait(host, entries());
            if (failure.isPresent()) {
                String why = "the host " + host + " does not run: " + failure.get().why();
                throw new Failure(ErrorKind.UNAVAILABLE, why);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var end = new CompletableFuture<ExitReason>();
        services.spawn(
                process,
                host.toString(),
                EntryData.listToLua(arguments),
                SecurityConfig.NONE,
                (_, _, reason) -> end.complete(reason));
        return end;
    }

    /**
     * Stops everything in reverse order of its start: processes are asked to end, and after their
     * stop timeout made to. Waits for it, but not longer than the stop timeout of the application;
     * then everything ends by force. The runtime cannot be used afterwards.
     *
     * @param reason the text that processes get
     */
    public void stop(String reason) {
        Duration most = options.conduct().stopTimeout();
        long deadline = System.nanoTime() + most.toNanos();
        try {
            boolean isInTime = supervisor.stop(reason, deadline);
            isInTime = services.stop(reason, deadline) && isInTime;
            if (!isInTime) {
                log.warn(
                        "not everything has stopped in time: the rest ends by force",
                        Map.of("shutdown.timeout", most.toMillis() + "ms"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        node.stop();
        history.close();
    }
}
