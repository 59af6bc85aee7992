// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@link Process} that ties it to others: monitors and links. A superclass for the
 * reason that {@link Serial} is one.
 */
abstract class Related extends Tasks {
    private static final VarHandle RELATIONS;

    static {
        try {
            RELATIONS =
                    MethodHandles.lookup()
                            .findVarHandle(Related.class, "relations", Relations.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private boolean trapsLinks;

    /** Made by compare-and-set by any thread; replaced by closed ones at the end. */
    private volatile @Nullable Relations relations;

    Related(Guest guest) {
        super(guest);
    }

    /** {@return whether broken links come as events} In the process. */
    public final boolean trapsLinks() {
        return trapsLinks;
    }

    /** Chooses whether a broken link comes as an event or ends this process. In the process. */
    public final void trapLinks(boolean trap) {
        trapsLinks = trap;
    }

    /**
     * Asks for an {@link Event.Exit} when the target ends. In the process.
     *
     * @throws ActorException NOT_FOUND if the target has ended, ALREADY_EXISTS if it is monitored
     */
    public final void monitor(Process target) {
        if ((target.relate((Process) this, Relations.MONITOR) & Relations.MONITOR) != 0) {
            throw new ActorException(
                    ActorException.Kind.ALREADY_EXISTS,
                    target + " is already monitored by " + this);
        }
        relateBack(target, Relations.MONITORS);
    }

    /** Undoes {@link #monitor}, if it was done. In the process. */
    public final void unmonitor(Process target) {
        target.unrelate((Process) this, Relations.MONITOR);
        unrelate(target, Relations.MONITORS);
    }

    /**
     * Links both ways: when one fails, the other ends too or, if it traps links, gets an {@link
     * Event.LinkDown}. Linking again changes nothing. In the process.
     *
     * @throws ActorException NOT_FOUND if the target has ended
     */
    public final void link(Process target) {
        target.relate((Process) this, Relations.LINK);
        relateBack(target, Relations.LINK);
    }

    /** Undoes {@link #link}, if it was done. In the process. */
    public final void unlink(Process target) {
        target.unrelate((Process) this, Relations.LINK);
        unrelate(target, Relations.LINK);
    }

    /**
     * {@return links and monitors, in the order in which they were made} Any thread; a snapshot.
     */
    public final List<Relation> relations() {
        var r = relations;
        return r == null ? List.of() : r.snapshot();
    }

    /** {@return the names that it holds, in the order of their registration} Any thread. */
    public final List<String> names() {
        var r = relations;
        return r == null ? List.of() : r.names();
    }

    /** The parent of a new process takes its place beside it. In the parent. */
    final void adopt(Process child, boolean monitored, boolean linked) {
        int bits = (monitored ? Relations.MONITOR : 0) | (linked ? Relations.LINK : 0);
        if (bits != 0) {
            child.relate((Process) this, bits);
            relate(child, (monitored ? Relations.MONITORS : 0) | (linked ? Relations.LINK : 0));
        }
    }

    /** The target may have ended since it was told; then it could not undo this. */
    private void relateBack(Related target, int bits) {
        relate((Process) target, bits);
        if (target.relations == Relations.CLOSED) {
            unrelate((Process) target, bits);
        }
    }

    /** {@return what {@code watcher} was to this process before the bits were added} */
    final int relate(Process watcher, int bits) {
        int before = openRelations().add(watcher, bits);
        if (before < 0) {
            throw new ActorException(ActorException.Kind.NOT_FOUND, "pid not registered: " + this);
        }
        return before;
    }

    final void unrelate(Process watcher, int bits) {
        var r = relations;
        if (r != null) {
            r.remove(watcher, bits);
        }
    }

    /** {@return whether it has no link, monitor or name, and nobody monitors it} In the process. */
    final boolean isUnrelated() {
        var r = relations;
        return r == null || r.isEmpty();
    }

    final Relations openRelations() {
        for (; ; ) {
            var r = relations;
            if (r != null) {
                return r;
            }
            RELATIONS.compareAndSet(this, (Relations) null, new Relations());
        }
    }

    /** {@return those of all its life, null if it had none} From now on there are none. */
    final @Nullable Relations closeRelations() {
        return (Relations) RELATIONS.getAndSet(this, Relations.CLOSED);
    }
}
