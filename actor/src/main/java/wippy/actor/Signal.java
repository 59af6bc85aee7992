// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

/**
 * Something that comes to a process from outside its own tasks. It waits in the process's {@link
 * Intake} until the process takes it, in the order of arrival.
 */
abstract class Signal extends Linked {

    /**
     * Takes effect. Called once, in the serial context of the process (see {@link Process}); must
     * not wait.
     */
    abstract void deliver(Process process);

    /** {@return whether it takes effect also in a process that is dead but has tasks} */
    boolean isForTheDead() {
        return false;
    }

    /** Runs an action in the process. */
    static final class Run extends Signal {
        private final Runnable action;

        Run(Runnable action) {
            this.action = action;
        }

        @Override
        void deliver(Process process) {
            action.run();
        }
    }

    /** A task became runnable through something that is not the process: a lock, a socket. */
    static final class Resume extends Signal {
        private final Runnable continuation;

        Resume(Runnable continuation) {
            this.continuation = continuation;
        }

        @Override
        void deliver(Process process) {
            process.ready(continuation);
        }

        @Override
        boolean isForTheDead() {
            return true;
        }
    }

    /** Ends the process. */
    static final class Kill extends Signal {
        private final ExitReason reason;

        Kill(ExitReason reason) {
            this.reason = reason;
        }

        @Override
        void deliver(Process process) {
            process.end(reason);
        }
    }

    /** Wakes the tasks of a process that is dead, so that they unwind. */
    static final class Unwind extends Signal {
        @Override
        void deliver(Process process) {
            process.killOtherTasks();
        }

        @Override
        boolean isForTheDead() {
            return true;
        }
    }

    /** An event for {@link Process#events}; a broken link ends a process that does not trap it. */
    static final class Notice extends Signal {
        private final Event event;

        Notice(Event event) {
            this.event = event;
        }

        @Override
        void deliver(Process process) {
            if (event instanceof Event.LinkDown down && !process.trapsLinks()) {
                process.end(new ExitReason.LinkBroken(down.from()));
            } else {
                process.topics().event(event);
            }
        }
    }
}
