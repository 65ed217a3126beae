package io.meshsim.yaml.schema;

import java.util.ArrayList;
import java.util.List;

/** Checks oneOf and anyOf, and explains a failure by the branch the writer had in mind. */
final class Branches {

    private Branches() {}

    static void check(Schema schema, YamlNode node, List<Problem> problems) {
        checkBranches(schema.children("anyOf"), node, problems);
        List<Schema> oneOf = schema.children("oneOf");
        checkBranches(oneOf, node, problems);
        if (oneOf.stream().filter(branch -> branch.validate(node).isEmpty()).count() > 1) {
            problems.add(node.error("fits several alternatives; it must fit exactly one", ""));
        }
    }

    private static void checkBranches(
            List<Schema> branches, YamlNode node, List<Problem> problems) {
        if (branches.isEmpty() || branches.stream().anyMatch(b -> b.validate(node).isEmpty())) {
            return;
        }
        List<Problem> best = null;
        int bestScore = Integer.MIN_VALUE;
        for (Schema branch : branches) {
            List<Problem> found = branch.validate(node);
            int score = score(branch.target(), node, found);
            if (score > bestScore) {
                best = found;
                bestScore = score;
            }
        }
        problems.addAll(best == null ? List.of() : explain(branches, node, best));
    }

    /** Branches that only ask for one field each read better as one sentence. */
    private static List<Problem> explain(List<Schema> branches, YamlNode node, List<Problem> best) {
        List<String> wanted = new ArrayList<>();
        for (Schema branch : branches) {
            List<String> required = branch.target().texts("required");
            if (required.size() != 1 || node.peek(required.get(0)).isPresent()) {
                return best;
            }
            wanted.add(required.get(0));
        }
        return List.of(node.error("needs one of " + String.join(", ", wanted), ""));
    }

    /** More fields in common is a better guess; then fewer problems. */
    private static int score(Schema branch, YamlNode node, List<Problem> found) {
        int typeFits = TypeRule.fits(branch, node) ? 1_000_000 : 0;
        long common =
                branch.properties().keySet().stream()
                        .filter(name -> node.peek(name).isPresent())
                        .count();
        return typeFits + (int) Math.min(common, 900) * 1_000 - Math.min(found.size(), 999);
    }
}
