package ginko;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What the compiler's parser sees in the sources of the program: methods with their lengths and
/// parameters, types with their comments, and literals.
record ParsedSources(List<Method> methods, List<Type> types, List<Literal> literals) {

    ParsedSources {
        methods = List.copyOf(methods);
        types = List.copyOf(types);
        literals = List.copyOf(literals);
    }

    /// One method or constructor. `isPublic` means that it and all types around it are public.
    record Method(
            String where,
            int lines,
            List<String> parameterTypes,
            Set<String> annotations,
            boolean isConstructor,
            boolean isPublic) {

        boolean has(String annotation) {
            return annotations.contains(annotation);
        }

        boolean isHandler() {
            return annotations.stream().anyMatch(name -> name.endsWith("Mapping"))
                    || has("ExceptionHandler")
                    || has("Bean");
        }
    }

    /// One class, record, interface or enum.
    record Type(String where, boolean isPublic, @Nullable String comment) {}

    /// A string literal or text block, and the class file it stands in.
    record Literal(Path file, String where, String text) {

        String fileName() {
            return file.getFileName().toString();
        }
    }

    static ParsedSources main() {
        return Holder.MAIN;
    }

    private static final class Holder {
        private static final ParsedSources MAIN = parse(SourceTree.files(SourceTree.MAIN, ".java"));
    }

    private static ParsedSources parse(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            Collector collector = new Collector(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                collector.scan(new TreePath(unit), null);
            }
            return new ParsedSources(collector.methods, collector.types, collector.literals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Collector extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees trees;
        private final List<Method> methods = new ArrayList<>();
        private final List<Type> types = new ArrayList<>();
        private final List<Literal> literals = new ArrayList<>();

        private Collector(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
            if (!type.getSimpleName().isEmpty()) {
                types.add(
                        new Type(
                                where(type) + " " + type.getSimpleName(),
                                isPublic(getCurrentPath()),
                                trees.getDocComment(getCurrentPath())));
            }
            return super.visitClass(type, none);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
            methods.add(
                    new Method(
                            where(method) + " " + method.getName(),
                            line(end(method)) - line(start(method)) + 1,
                            method.getParameters().stream()
                                    .map(VariableTree::getType)
                                    .map(String::valueOf)
                                    .toList(),
                            method.getModifiers().getAnnotations().stream()
                                    .map(annotation -> annotation.getAnnotationType().toString())
                                    .collect(Collectors.toSet()),
                            method.getReturnType() == null,
                            isPublic(getCurrentPath())));
            return super.visitMethod(method, none);
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void none) {
            if (literal.getValue() instanceof String text) {
                literals.add(new Literal(file(), where(literal), text));
            }
            return super.visitLiteral(literal, none);
        }

        private static boolean isPublic(TreePath path) {
            for (TreePath at = path; at != null; at = at.getParentPath()) {
                Tree parent = at.getParentPath() == null ? null : at.getParentPath().getLeaf();
                boolean implied = parent != null && parent.getKind() == Tree.Kind.INTERFACE;
                Set<Modifier> modifiers =
                        switch (at.getLeaf()) {
                            case ClassTree type -> type.getModifiers().getFlags();
                            case MethodTree method -> method.getModifiers().getFlags();
                            default -> Set.of(Modifier.PUBLIC);
                        };
                if (!implied && !modifiers.contains(Modifier.PUBLIC)) {
                    return false;
                }
            }
            return true;
        }

        private CompilationUnitTree unit() {
            return getCurrentPath().getCompilationUnit();
        }

        private Path file() {
            return Path.of(unit().getSourceFile().toUri());
        }

        private String where(Tree tree) {
            return file().getFileName() + ":" + line(start(tree));
        }

        private long start(Tree tree) {
            return trees.getSourcePositions().getStartPosition(unit(), tree);
        }

        private long end(Tree tree) {
            return trees.getSourcePositions().getEndPosition(unit(), tree);
        }

        private int line(long position) {
            return position < 0 ? 0 : (int) unit().getLineMap().getLineNumber(position);
        }
    }
}
