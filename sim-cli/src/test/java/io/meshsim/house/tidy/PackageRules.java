package io.meshsim.house.tidy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every package says what it is for, and that null does not pass its methods. */
final class PackageRules {

    private PackageRules() {}

    static List<Finding> check(List<Source> sources) {
        Map<String, Source> comments = new LinkedHashMap<>();
        TreeSet<String> packages = new TreeSet<>();
        for (Source source : sources) {
            if (source.isJava() && source.path().contains("/src/main/java/")) {
                packages.add(source.folder());
                if (source.name().equals("package-info.java")) {
                    comments.put(source.folder(), source);
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (String folder : packages) {
            checkPackage(folder, comments.get(folder), findings);
        }
        return findings;
    }

    private static void checkPackage(
            String folder, @Nullable Source comment, List<Finding> findings) {
        String path = folder + "/package-info.java";
        if (comment == null) {
            findings.add(new Finding(path, 1, "missing; say in a comment what the package is for"));
            return;
        }
        if (!comment.text().startsWith("/**")) {
            findings.add(new Finding(path, 1, "no comment; say what the package is for"));
        }
        if (!comment.text().contains("@NullMarked")) {
            findings.add(new Finding(path, 1, "not marked; add @NullMarked of JSpecify"));
        }
    }
}
