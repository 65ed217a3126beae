package io.meshsim.house.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Rules about types and methods, read with the compiler's own parser. */
final class JavaRules {

    static final int MOST_METHOD_LINES = 40;

    private static final Pattern EMPTY_WORD =
            Pattern.compile("Abstract\\w+|\\w+(Impl|Manager|Helper|Util|Utils)");
    private static final Pattern SENTENCE = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)+");
    private static final List<String> TESTS =
            List.of("Test", "Property", "ParameterizedTest", "RepeatedTest");

    private JavaRules() {}

    static List<Finding> check(List<Source> sources) {
        List<JavaFileObject> files = new ArrayList<>();
        for (Source source : sources) {
            if (source.isJava()) {
                files.add(new InMemory(source));
            }
        }
        if (files.isEmpty()) {
            return List.of();
        }
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(null, null, null, null, null, files);
        return scan(task);
    }

    private static List<Finding> scan(JavacTask task) {
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<Finding> findings = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new Scanner(unit, positions, findings), null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings;
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Finding> findings;

        Scanner(CompilationUnitTree unit, SourcePositions positions, List<Finding> findings) {
            this.unit = unit;
            this.positions = positions;
            this.findings = findings;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (EMPTY_WORD.matcher(type.getSimpleName()).matches()) {
                report(type, type.getSimpleName() + " says little; name it for what it does");
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            long lines = lineOf(positions.getEndPosition(unit, method)) - startOf(method) + 1;
            if (lines > MOST_METHOD_LINES) {
                report(
                        method,
                        "%s has %d lines of at most %d; keep the flow and move the leaves out"
                                .formatted(method.getName(), lines, MOST_METHOD_LINES));
            }
            if (isTest(method) && !SENTENCE.matcher(method.getName()).matches()) {
                report(
                        method,
                        method.getName() + " is a test; name it in_lower_case, as a sentence");
            }
            return super.visitMethod(method, null);
        }

        private static boolean isTest(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(a -> TESTS.contains(a.getAnnotationType().toString()));
        }

        private void report(Tree tree, String message) {
            String path = unit.getSourceFile().getName().substring(1);
            findings.add(new Finding(path, startOf(tree), message));
        }

        private long startOf(Tree tree) {
            return lineOf(positions.getStartPosition(unit, tree));
        }

        private long lineOf(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final Source source;

        InMemory(Source source) {
            super(URI.create("memory:///" + source.path().replace(' ', '_')), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source.text();
        }
    }
}
