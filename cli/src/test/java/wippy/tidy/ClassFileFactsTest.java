// SPDX-License-Identifier: Apache-2.0
package wippy.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClassFileFactsTest {
    /** Refers to others in each of the ways in which a class can. */
    @SuppressWarnings("unused")
    private abstract static class Sample {
        Runtime[] field = {};

        abstract Process inDescriptor(ProcessHandle[] argument);

        long call() {
            return System.nanoTime();
        }

        ThreadLocal<String> throughLambda() {
            return ThreadLocal.withInitial(() -> "java.lang.VirtualThread");
        }

        Object cast(Object value) {
            return (List<?>) value;
        }
    }

    @Test
    void classesAreFoundInFieldsDescriptorsCallsAndCasts() throws IOException {
        assertThat(factsOfSample().classes())
                .contains(
                        "java.lang.Runtime",
                        "java.lang.Process",
                        "java.lang.ProcessHandle",
                        "java.lang.System",
                        "java.lang.ThreadLocal",
                        "java.util.List");
    }

    @Test
    void callsAndStringConstantsAreFound() throws IOException {
        assertThat(factsOfSample().members()).contains("java.lang.System.nanoTime");
        assertThat(factsOfSample().strings()).contains("java.lang.VirtualThread");
    }

    @Test
    void aNestedClassBelongsToTheFileOfItsTopLevelClass() throws IOException {
        assertThat(factsOfSample().name()).isEqualTo("wippy.tidy.ClassFileFactsTest$Sample");
        assertThat(factsOfSample().topLevel()).isEqualTo("wippy.tidy.ClassFileFactsTest");
    }

    private static ClassFileFacts factsOfSample() throws IOException {
        try (InputStream in = Sample.class.getResourceAsStream("ClassFileFactsTest$Sample.class")) {
            return ClassFileFacts.of(ClassFile.of().parse(in.readAllBytes()));
        }
    }
}
