package io.meshsim.yaml.schema;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns the text of one file into documents; collects what is wrong. */
final class YamlReader {

    private static final int MAX_ALIASES_OF_COLLECTIONS = 10_000;

    private final String file;
    private final List<Problem> problems;
    private final int problemsBefore;
    private int documents;

    YamlReader(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
        this.problemsBefore = problems.size();
    }

    /** Returns the documents that have content, up to the first place that is not YAML. */
    List<YamlDocument> read(String text) {
        List<YamlDocument> found = new ArrayList<>();
        try {
            Iterator<Node> nodes = new Compose(settings()).composeAllFromString(text).iterator();
            while (nodes.hasNext()) {
                Node node = nodes.next();
                documents++;
                addDocument(node, text.length(), found);
            }
        } catch (MarkedYamlEngineException wrong) {
            problems.add(notYaml(wrong));
        } catch (YamlEngineException wrong) {
            problems.add(Problem.ofFile(file, "is not YAML: " + firstLine(wrong), ""));
        } catch (StackOverflowError tooDeep) {
            problems.add(Problem.ofFile(file, "is nested too deeply", ""));
        }
        return found;
    }

    /** Whether this file brought no problem so far. */
    boolean isClean() {
        return problems.size() == problemsBefore;
    }

    private void addDocument(Node node, int textLength, List<YamlDocument> found) {
        Place start = new Place(file, documents, 1, 1, "");
        YamlNode root = new NodeConverter(start, textLength, problems).convert(node);
        if (root.kind() != NodeKind.NULL) {
            found.add(new YamlDocument(file, documents, root));
        }
    }

    private LoadSettings settings() {
        return LoadSettings.builder()
                .setLabel(file)
                .setSchema(new CoreWithoutMerge())
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(MAX_ALIASES_OF_COLLECTIONS)
                .setCodePointLimit((int) SourceText.LIMIT_BYTES)
                .build();
    }

    private Problem notYaml(MarkedYamlEngineException wrong) {
        int line = wrong.getProblemMark().or(wrong::getContextMark).map(Mark::getLine).orElse(-1);
        String context = wrong.getContext() == null ? "" : wrong.getContext() + ", ";
        String message = "is not YAML: " + context + wrong.getProblem();
        return new Problem(
                file, documents + 1, line + 1, "", message, advice(message), Severity.ERROR);
    }

    private static String advice(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("\\t(tab)") || lower.contains("'\\t'")) {
            return "indent with spaces, not with tabs";
        }
        return lower.contains("mapping values are not allowed")
                ? "check the indentation, and put text that contains \": \" in quotes"
                : "check indentation and quotes around this line";
    }

    private static String firstLine(YamlEngineException wrong) {
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    }
}
