// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

/**
 * The code of an entry and of all that it imports, as they were at one moment: whoever has it runs
 * that, whatever the registry does in the meantime. Any thread.
 */
public final class Edition {
    private final CodeStore.Code code;
    private final CodeGeneration generation;
    private volatile Program program;

    Edition(CodeStore.Code code, CodeGeneration generation) {
        this.code = code;
        this.generation = generation;
    }

    /** {@return the entry's own code} */
    public CodeStore.Code code() {
        return code;
    }

    /** {@return a number that is greater for what is newer} */
    public long number() {
        return generation.number();
    }

    /** {@return what a process of it runs, linked when the first one asks} */
    Program program(Environments environments) {
        Program known = program;
        return known == null ? link(environments) : known;
    }

    private synchronized Program link(Environments environments) {
        if (program == null) {
            program = generation.link(code, environments);
        }
        return program;
    }
}
