// SPDX-License-Identifier: Apache-2.0
package wippy.lua.embed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wippy.lua.Calls;
import wippy.lua.Coroutine;
import wippy.lua.Dialect;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.lua.lib.ByteOutput;
import wippy.lua.lib.LoadedCode;
import wippy.lua.lib.StandardLibrary;
import wippy.lua.lib.StandardStreams;

/**
 * A Lua of its own: globals, libraries and limits. One thread at a time.
 *
 * <p>It holds nothing outside the heap but the files that its Lua has open; a program that gives no
 * {@link Library#IO} and needs no finalizers may just forget it.
 */
public final class Lua implements AutoCloseable {

    private final LuaState state;
    private final StandardStreams streams;
    private final Limits limits;
    private int callsFromJava;

    private Lua(Builder builder) {
        streams =
                new StandardStreams(
                        new ByteArrayInputStream(new byte[0]),
                        new ByteOutput(builder.output, ByteOutput.Buffering.LINE),
                        new ByteOutput(builder.output, ByteOutput.Buffering.LINE));
        limits = new Limits(builder.timer, builder.time, builder.meter, builder.memoryMax);
        StandardLibrary library = StandardLibrary.plain(streams);
        LuaTable globals = library.globals();
        LuaTable loaded = (LuaTable) ((LuaTable) globals.get("package")).get("loaded");
        for (Library absent : EnumSet.complementOf(builder.libraries)) {
            for (String name : absent.globals()) {
                globals.put(name, null);
                loaded.put(name, null);
            }
        }
        boolean hasStrings = builder.libraries.contains(Library.STRING);
        state =
                new LuaState(
                        builder.dialect,
                        limits,
                        globals,
                        hasStrings ? library.stringMetatable() : null,
                        builder.depthMax);
    }

    /** {@return a builder of a state with the libraries that reach nothing outside it} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What a state may use. Without limits set there are none but that of depth.
     *
     * {@snippet class="EmbeddingExamplesTest" region="limits"}
     */
    public static final class Builder {

        private final EnumSet<Library> libraries =
                EnumSet.of(
                        Library.COROUTINE,
                        Library.STRING,
                        Library.TABLE,
                        Library.MATH,
                        Library.UTF8);
        private Dialect dialect = Dialect.PLAIN;
        private OutputStream output = System.out;
        private int depthMax = LuaState.DEPTH_LIMIT;
        private long memoryMax;
        private @Nullable LongSupplier meter;
        private @Nullable Duration time;
        private @Nullable ScheduledExecutorService timer;

        private Builder() {}

        /** Sets which libraries there are besides the basic functions. */
        public Builder libraries(Set<Library> wanted) {
            libraries.clear();
            libraries.addAll(wanted);
            return this;
        }

        /**
         * Sets which of the two settings of the language it runs, {@link Dialect#PLAIN} unless
         * said: texts of whole floats and {@code string.format("%d")} differ, nothing else.
         *
         * {@snippet class="EmbeddingExamplesTest" region="dialect"}
         */
        public Builder dialect(Dialect setting) {
            dialect = setting;
            return this;
        }

        /** Sets where {@code print} and {@code io.write} write to, flushed after each call. */
        public Builder output(OutputStream target) {
            output = target;
            return this;
        }

        /** Sets how many calls may be in progress, from 1 to {@link LuaState#DEPTH_LIMIT}. */
        public Builder depthLimit(int calls) {
            if (calls < 1 || calls > LuaState.DEPTH_LIMIT) {
                throw new IllegalArgumentException(
                        "depth must be 1 to " + LuaState.DEPTH_LIMIT + ", not " + calls);
            }
            depthMax = calls;
            return this;
        }

        /** Sets how long one call from Java may take; {@code timer} interrupts it. */
        public Builder timeLimit(Duration most, ScheduledExecutorService by) {
            time = most;
            timer = by;
            return this;
        }

        /**
         * Sets how much one call from Java may allocate, garbage included; looked at every few
         * milliseconds. Only for calls on platform threads, and not for a state with coroutines
         * where these are threads of their own: the JVM counts nothing for virtual threads.
         *
         * @param bytes the most
         * @param allocated the bytes that the calling thread has allocated so far, such as {@code
         *     com.sun.management.ThreadMXBean.getCurrentThreadAllocatedBytes}
         * @param by makes the state look
         */
        public Builder memoryLimit(
                long bytes, LongSupplier allocated, ScheduledExecutorService by) {
            memoryMax = bytes;
            meter = allocated;
            timer = by;
            return this;
        }

        /**
         * {@return a new state}
         *
         * @throws IllegalStateException if the limit of memory could not be held
         */
        public Lua build() {
            if (meter != null
                    && libraries.contains(Library.COROUTINE)
                    && !Coroutine.areContinuations()) {
                throw new IllegalStateException(
                        "a limit of memory cannot see what coroutines allocate in this JVM: start"
                                + " it with --add-exports java.base/jdk.internal.vm=ALL-UNNAMED, or"
                                + " choose libraries without Library.COROUTINE");
            }
            return new Lua(this);
        }
    }

    /**
     * {@return the function of a chunk}
     *
     * @param name what positions in messages begin with
     * @throws LuaException if it is not Lua
     */
    public LuaFunction load(String source, String name) {
        LoadedCode code = LoadedCode.of(state, LuaString.of(source), "=" + LuaString.of(name), "t");
        if (code.message() != null) {
            String message = LuaString.text(code.message());
            throw new LuaException(LuaException.Kind.SYNTAX, message, code.message(), null, null);
        }
        return code.function();
    }

    /**
     * Loads a chunk and calls it.
     *
     * @throws LuaException if it is not Lua, fails or exceeds a limit
     */
    public Values run(String source, String name) {
        return call(load(source, name));
    }

    /**
     * Calls a function, or what has {@code __call}.
     *
     * @param arguments as {@link #set} takes them
     * @throws LuaException if it fails or exceeds a limit; the state stays usable
     */
    public Values call(@Nullable Object function, @Nullable Object... arguments) {
        Object[] converted = Values.of(arguments).toArray();
        return bounded(() -> Results.finish(state, Calls.apply(state, function, converted)));
    }

    /**
     * Ends the state: calls the finalizers ({@code __gc}) that are left and closes the files that
     * its Lua left open. All that is one call, as far as limits go; errors of finalizers are lost.
     * What was got from the state must not be used any more. Closing again does nothing.
     *
     * {@snippet class="EmbeddingExamplesTest" region="close"}
     *
     * @throws LuaException if a limit is reached
     */
    @Override
    public void close() {
        bounded(
                () -> {
                    state.close();
                    return null;
                });
    }

    private Values bounded(Supplier<@Nullable Object> work) {
        int mark = state.mark();
        ScheduledFuture<?>[] begun =
                callsFromJava == 0 ? limits.begin(state) : new ScheduledFuture<?>[0];
        callsFromJava++;
        try {
            return new Values(Results.toArray(work.get()));
        } catch (LuaError e) {
            state.unwindTo(mark);
            throw failed(LuaException.Kind.ERROR, String.valueOf(e.getMessage()), e.value(), e);
        } catch (Limits.Reached e) {
            state.unwindTo(mark);
            if (callsFromJava > 1) {
                throw e;
            }
            throw failed(e.kind, String.valueOf(e.getMessage()), null, e);
        } catch (StackOverflowError e) {
            state.unwindTo(mark);
            throw failed(LuaException.Kind.ERROR, "stack overflow", "stack overflow", e);
        } catch (OutOfMemoryError e) {
            state.unwindTo(mark);
            throw failed(LuaException.Kind.MEMORY, "not enough memory", null, e);
        } finally {
            callsFromJava--;
            limits.end(begun);
            flush();
        }
    }

    private static LuaException failed(
            LuaException.Kind kind, String message, @Nullable Object value, Throwable cause) {
        String traceback = cause instanceof LuaError e ? e.traceback().orElse(null) : null;
        return new LuaException(kind, message, value, traceback, cause);
    }

    private void flush() {
        try {
            streams.flush();
        } catch (IOException e) {
            throw new LuaException(
                    LuaException.Kind.ERROR, "cannot write output: " + e, null, null, e);
        }
    }

    /** {@return a global, read as {@link Values#get} would at index 0} */
    public Values get(String global) {
        return new Values(new Object[] {state.globals().get(LuaString.of(global))});
    }

    /**
     * Sets a global.
     *
     * @param value null for nil, a boolean, number, {@link String} (passed as UTF-8), {@code
     *     byte[]}, or what Lua gave; other objects in a {@link HostObject}
     */
    public void set(String global, @Nullable Object value) {
        state.globals().put(LuaString.of(global), Values.toLua(value));
    }

    /**
     * {@return a Java function as a Lua value}
     *
     * @param declaration its name in messages; or its name with the types of its parameters, as in
     *     {@code "repeated(text: string, times: integer?): string"}: arguments of other types are
     *     then errors in Lua, and floats with an integer value come as integers where those are
     *     declared. A type may also be the {@code __name} of the metatable of a {@link HostObject}
     * @throws IllegalArgumentException if the declaration does not parse
     */
    public static LuaFunction function(String declaration, JavaFunction body) {
        return Registered.of(declaration, body);
    }

    /**
     * Registers a Java function as the global of its name.
     *
     * @param declaration as in {@link #function}
     */
    public void register(String declaration, JavaFunction body) {
        Registered function = Registered.of(declaration, body);
        set(function.name(), function);
    }
}
