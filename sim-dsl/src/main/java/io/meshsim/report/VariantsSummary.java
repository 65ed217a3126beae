package io.meshsim.report;

import io.meshsim.mesh.result.ChangeResult;
import io.meshsim.mesh.result.ClaimResult;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.RunResult;
import java.util.List;
import java.util.Map;

/** What the variants of a scenario showed beside each other, as plain text. */
public final class VariantsSummary {

    private final String name;
    private final Map<String, RunResult> results;
    private final List<ClaimResult> comparisons;
    private final Style style;

    private VariantsSummary(
            String name,
            Map<String, RunResult> results,
            List<ClaimResult> comparisons,
            Style style) {
        this.name = name;
        this.results = results;
        this.comparisons = comparisons;
        this.style = style;
    }

    /** The summary of the results by variant. */
    public static VariantsSummary of(
            String name, Map<String, RunResult> results, List<ClaimResult> comparisons) {
        return new VariantsSummary(name, results, comparisons, Style.PLAIN);
    }

    /** The same with what was expected of claims that hold. */
    public VariantsSummary verbose(boolean everything) {
        return new VariantsSummary(name, results, comparisons, style.verbose(everything));
    }

    /** The text; lines end with a line feed. */
    public String text() {
        StringBuilder out = new StringBuilder();
        RunResult first = results.values().iterator().next();
        out.append(style.title(Figures.plain(name)));
        out.append("   seed ").append(first.seed());
        out.append("   ties ").append(Figures.plain(first.tieMode()));
        out.append("   ").append(results.size()).append(" variants\n\n");
        table(out);
        results.forEach((variant, result) -> claims(out, "Claims in " + variant, result.claims()));
        claims(out, "Comparisons", comparisons);
        return out.toString();
    }

    private void table(StringBuilder out) {
        Table table =
                new Table(
                        "<variant",
                        "requests",
                        "success",
                        "p50",
                        "p99",
                        "pushes",
                        "pushed",
                        "slowest change",
                        "<digest");
        results.forEach((variant, result) -> row(table, variant, result));
        table.print(out);
    }

    private static void row(Table table, String variant, RunResult result) {
        RequestResult requests = result.requests();
        boolean any = requests.count() > 0;
        long bytes = result.pushTypes().stream().mapToLong(type -> type.bytes()).sum();
        long slowest =
                result.changes().stream().mapToLong(ChangeResult::totalNanos).max().orElse(-1);
        table.row(
                variant,
                Figures.count(requests.count()),
                any ? Figures.percent(requests.successRate()) : "-",
                any ? Figures.duration(requests.p50Nanos()) : "-",
                any ? Figures.duration(requests.p99Nanos()) : "-",
                Figures.count(result.pushes().size()),
                Figures.bytes(bytes),
                slowest < 0 ? "-" : Figures.duration(slowest),
                result.digest());
    }

    private void claims(StringBuilder out, String title, List<ClaimResult> claims) {
        if (claims.isEmpty()) {
            return;
        }
        long held = claims.stream().filter(ClaimResult::holds).count();
        out.append('\n').append(style.title(title)).append("  ");
        out.append(held).append(" of ").append(claims.size()).append(" hold\n");
        claims.forEach(claim -> SummaryNotes.claim(out, claim, style));
    }
}
