package dev.sallyport.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The outer bounds of the house style: nothing that a reader has to scroll through. */
class SourceLimitsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES =
            List.of("core", "authenticators", "rest-resources", "themes", "realm-config", "devserver", "benchmarks");

    @Test
    void noMethodIsLongerThan40Lines() throws IOException {
        assertThat(methods())
                .isNotEmpty()
                .filteredOn(method -> method.lines() > 40)
                .isEmpty();
    }

    @Test
    void noTemplateIsLongerThan60Lines() throws IOException {
        assertNoneLongerThan(60, sources(".ftl"));
    }

    @Test
    void noFactoryIsLongerThan60Lines() throws IOException {
        assertNoneLongerThan(60, sources("Factory.java"));
    }

    private static void assertNoneLongerThan(int limit, List<Path> sources) {
        assertThat(sources)
                .isNotEmpty()
                .allSatisfy(source -> assertThat(Files.readAllLines(source).size())
                        .as(ROOT.relativize(source).toString())
                        .isLessThanOrEqualTo(limit));
    }

    private static List<Path> sources(String suffix) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            Path main = ROOT.resolve(module).resolve("src/main");
            if (Files.isDirectory(main)) {
                try (Stream<Path> files = Files.walk(main)) {
                    files.filter(file -> file.toString().endsWith(suffix)).forEach(sources::add);
                }
            }
        }
        return sources;
    }

    private static List<Method> methods() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources(".java")));
            MethodCollector collector = new MethodCollector(Trees.instance(task).getSourcePositions());
            task.parse().forEach(unit -> collector.scan(unit, unit));
            return collector.methods;
        }
    }

    /** A method and the lines that it takes, signature and annotations included. */
    private record Method(String name, long lines) {}

    private static final class MethodCollector extends TreePathScanner<Void, CompilationUnitTree> {

        private final List<Method> methods = new ArrayList<>();
        private final SourcePositions positions;

        private MethodCollector(SourcePositions positions) {
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
            var lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
            methods.add(new Method(file + ": " + method.getName(), last - first + 1));
            return super.visitMethod(method, unit);
        }
    }
}
