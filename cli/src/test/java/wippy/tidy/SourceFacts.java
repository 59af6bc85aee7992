// SPDX-License-Identifier: Apache-2.0
package wippy.tidy;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/** Measures of sources, taken from the compiler's own trees. */
final class SourceFacts {
    /**
     * A method or constructor.
     *
     * @param where {@code Parser.java:120 Parser.statement}
     * @param lines from the first line of its signature to its closing brace
     * @param linesBesideSwitch the same without the cases of its longest switch
     * @param longestCase lines of the longest case of that switch; 0 when it has none
     */
    record Method(String where, int lines, int linesBesideSwitch, int longestCase) {}

    private SourceFacts() {}

    static List<Method> methods(Collection<Path> sources) {
        var methods = new ArrayList<Method>();
        parse(
                sources,
                (unit, trees) ->
                        new MethodScanner(unit, trees.getSourcePositions(), methods)
                                .scan(unit, null));
        return methods;
    }

    /** Public types, and the public methods in them that override nothing, without Javadoc. */
    static List<String> undocumented(Collection<Path> sources) {
        var undocumented = new ArrayList<String>();
        parse(sources, (unit, trees) -> new DocScanner(unit, trees, undocumented).scan(unit, null));
        return undocumented;
    }

    private static void parse(
            Collection<Path> sources, BiConsumer<CompilationUnitTree, DocTrees> consumer) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                consumer.accept(unit, DocTrees.instance(task));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(CompilationUnitTree unit, long position) {
        String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
        return file + ":" + line(unit, position);
    }

    private static int line(CompilationUnitTree unit, long position) {
        return Math.toIntExact(Objects.requireNonNull(unit.getLineMap()).getLineNumber(position));
    }

    private static final class DocScanner extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final List<String> into;

        DocScanner(CompilationUnitTree unit, DocTrees trees, List<String> into) {
            this.unit = unit;
            this.trees = trees;
            this.into = into;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (!isPublic(type.getModifiers())) {
                return null;
            }
            check(type, type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            boolean overrides =
                    method.getModifiers().getAnnotations().stream()
                            .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
            boolean constructs = method.getReturnType() == null;
            if (isPublic(method.getModifiers()) && !overrides && !constructs) {
                check(method, method.getName().toString());
            }
            return null;
        }

        private void check(Tree tree, String name) {
            if (trees.getDocComment(getCurrentPath()) == null) {
                long position = trees.getSourcePositions().getStartPosition(unit, tree);
                into.add(place(unit, position) + " " + name);
            }
        }

        private boolean isPublic(ModifiersTree modifiers) {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            boolean inInterface =
                    parent.getKind() == Tree.Kind.INTERFACE
                            && !modifiers.getFlags().contains(Modifier.PRIVATE);
            return inInterface || modifiers.getFlags().contains(Modifier.PUBLIC);
        }
    }

    private static final class MethodScanner extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> into;

        MethodScanner(CompilationUnitTree unit, SourcePositions positions, List<Method> into) {
            this.unit = unit;
            this.positions = positions;
            this.into = into;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            if (method.getBody() != null) {
                var switches = new LongestSwitch();
                switches.scan(method.getBody(), null);
                // Annotations and Javadoc do not count: from the return type or name on.
                Tree start =
                        method.getReturnType() == null ? method.getBody() : method.getReturnType();
                int lines = line(unit, end(method)) - line(unit, begin(start)) + 1;
                into.add(
                        new Method(
                                where(method),
                                lines,
                                lines - switches.lines,
                                switches.longestCase));
            }
            return super.visitMethod(method, null);
        }

        private String where(MethodTree method) {
            var name = new StringBuilder();
            for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
                if (path.getLeaf() instanceof ClassTree type) {
                    name.insert(0, type.getSimpleName() + ".");
                }
            }
            return place(unit, begin(method)) + " " + name + method.getName();
        }

        private int lines(Tree tree) {
            return line(unit, end(tree)) - line(unit, begin(tree)) + 1;
        }

        private long begin(Tree tree) {
            return positions.getStartPosition(unit, tree);
        }

        private long end(Tree tree) {
            return positions.getEndPosition(unit, tree);
        }

        /** The switch with the most lines in its cases, of those that are not inside another. */
        private final class LongestSwitch extends TreeScanner<Void, Void> {
            int lines;
            int longestCase;

            @Override
            public Void visitSwitch(SwitchTree node, Void unused) {
                measure(node.getCases());
                return null;
            }

            @Override
            public Void visitSwitchExpression(SwitchExpressionTree node, Void unused) {
                measure(node.getCases());
                return null;
            }

            private void measure(List<? extends CaseTree> cases) {
                int sum = 0;
                int longest = 0;
                for (CaseTree one : cases) {
                    sum += MethodScanner.this.lines(one);
                    longest = Math.max(longest, MethodScanner.this.lines(one));
                }
                if (sum > lines) {
                    lines = sum;
                    longestCase = longest;
                }
            }
        }
    }
}
