package io.meshsim.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.meshsim.engine.time.SimTime;
import io.meshsim.mesh.result.ChangeResult;
import io.meshsim.mesh.result.ClaimResult;
import io.meshsim.mesh.result.NoteResult;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.RunResult;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Everything that is known about a run, as one JSON object for programs.
 *
 * <p>Names are those of {@link RunResult} and its parts, with units last; added are {@code
 * simulatedSeconds}, {@code wallSeconds}, {@code passed}, {@code totalNanos} of each change and
 * {@code successRate} of requests. Notes come in two lists: {@code notModelled} and {@code
 * warnings}. Everything but {@code wallSeconds} is the same for the same input and seed.
 */
public final class JsonSummary {

    private static final JsonSerializer<Double> NUMBER =
            (value, type, context) -> new JsonPrimitive(Figures.number(value));
    private static final Gson COMPACT = gson().create();
    private static final Gson PRETTY = gson().setPrettyPrinting().create();

    private JsonSummary() {}

    /** The object on one line, without a line end. */
    public static String of(RunResult result, double wallSeconds) {
        return COMPACT.toJson(tree(result, wallSeconds));
    }

    /** One object for the variants of a scenario: each run's under its name, and comparisons. */
    public static String ofVariants(
            String name,
            Map<String, RunResult> results,
            List<ClaimResult> comparisons,
            double wallSeconds) {
        JsonObject variants = new JsonObject();
        results.forEach((variant, result) -> variants.add(variant, tree(result, 0)));
        variants.asMap().values().forEach(run -> run.getAsJsonObject().remove("wallSeconds"));
        JsonObject tree = new JsonObject();
        tree.addProperty("name", name);
        tree.addProperty(
                "passed",
                results.values().stream().allMatch(RunResult::passed)
                        && comparisons.stream().allMatch(ClaimResult::holds));
        tree.add("wallSeconds", COMPACT.toJsonTree(wallSeconds));
        tree.add("variants", variants);
        tree.add("comparisons", COMPACT.toJsonTree(comparisons));
        return COMPACT.toJson(tree);
    }

    /** The object over many lines, the last one ended. */
    public static String pretty(RunResult result, double wallSeconds) {
        return PRETTY.toJson(tree(result, wallSeconds)) + "\n";
    }

    /** All but the wall time, on one line; characters with a meaning in HTML are escaped. */
    static String forHtml(RunResult result) {
        JsonObject tree = tree(result, 0);
        tree.remove("wallSeconds");
        return COMPACT.toJson(tree);
    }

    private static JsonObject tree(RunResult result, double wallSeconds) {
        JsonObject tree = new JsonObject();
        tree.addProperty("name", result.name());
        tree.addProperty("seed", result.seed());
        tree.addProperty("tieMode", result.tieMode());
        tree.addProperty("digest", result.digest());
        tree.addProperty("passed", result.passed());
        tree.add("simulatedSeconds", COMPACT.toJsonTree(SimTime.seconds(result.simulatedNanos())));
        tree.add("wallSeconds", COMPACT.toJsonTree(wallSeconds));
        JsonObject all = COMPACT.toJsonTree(result).getAsJsonObject();
        all.remove("notes");
        all.asMap().forEach((name, part) -> addIfNew(tree, name, part));
        tree.add("changes", changes(result));
        tree.add("requests", requests(result.requests()));
        tree.add("requestsByVersion", requestsByVersion(result));
        tree.add("notModelled", notes(result, SummaryNotes::isGap));
        tree.add("assumed", notes(result, SummaryNotes::isAssumption));
        tree.add("warnings", notes(result, JsonSummary::isWarning));
        return tree;
    }

    private static void addIfNew(JsonObject tree, String name, JsonElement part) {
        if (!tree.has(name)) {
            tree.add(name, part);
        }
    }

    private static JsonArray changes(RunResult result) {
        JsonArray array = new JsonArray();
        for (ChangeResult change : result.changes()) {
            JsonObject object = COMPACT.toJsonTree(change).getAsJsonObject();
            object.addProperty("totalNanos", change.totalNanos());
            array.add(object);
        }
        return array;
    }

    private static JsonArray requestsByVersion(RunResult result) {
        JsonArray array = new JsonArray();
        result.requestsByVersion().forEach(group -> array.add(requests(group)));
        return array;
    }

    private static JsonObject requests(RequestResult group) {
        JsonObject object = COMPACT.toJsonTree(group).getAsJsonObject();
        object.add("successRate", COMPACT.toJsonTree(group.successRate()));
        return object;
    }

    private static JsonArray notes(RunResult result, Predicate<NoteResult> wanted) {
        List<NoteResult> notes = result.notes().stream().filter(wanted).toList();
        JsonArray array = COMPACT.toJsonTree(notes).getAsJsonArray();
        array.forEach(note -> note.getAsJsonObject().remove("kind"));
        return array;
    }

    private static GsonBuilder gson() {
        return new GsonBuilder()
                .registerTypeAdapter(double.class, NUMBER)
                .registerTypeAdapter(Double.class, NUMBER);
    }

    private static boolean isWarning(NoteResult note) {
        return !SummaryNotes.isGap(note) && !SummaryNotes.isAssumption(note);
    }
}
