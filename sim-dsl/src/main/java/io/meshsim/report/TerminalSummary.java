package io.meshsim.report;

import io.meshsim.engine.time.SimTime;
import io.meshsim.mesh.result.RunResult;
import java.util.List;

/**
 * What a run showed, as plain text of at most 100 columns.
 *
 * <p>Long lists are cut to what matters and say so; {@link #verbose} gives them whole. Names too
 * long for their column lose their middle. Plain by default; {@link #coloured} adds ANSI colours.
 */
public final class TerminalSummary {

    private final RunResult result;
    private final double wallSeconds;
    private final List<String> writtenFiles;
    private final Style style;

    private TerminalSummary(
            RunResult result, double wallSeconds, List<String> writtenFiles, Style style) {
        this.result = result;
        this.wallSeconds = wallSeconds;
        this.writtenFiles = List.copyOf(writtenFiles);
        this.style = style;
    }

    /**
     * The summary of a run.
     *
     * @param wallSeconds how long it took for real; the only thing here that differs between two
     *     runs of one seed
     * @param writtenFiles as a person can open them; may be empty
     */
    public static TerminalSummary of(
            RunResult result, double wallSeconds, List<String> writtenFiles) {
        return new TerminalSummary(result, wallSeconds, writtenFiles, Style.PLAIN);
    }

    /** The same with every change, note and calibrated number. */
    public TerminalSummary verbose(boolean everything) {
        return new TerminalSummary(result, wallSeconds, writtenFiles, style.verbose(everything));
    }

    /** The same with ANSI colours. */
    public TerminalSummary coloured(boolean colours) {
        return new TerminalSummary(result, wallSeconds, writtenFiles, style.coloured(colours));
    }

    /** The text; lines end with a line feed. */
    public String text() {
        StringBuilder out = new StringBuilder();
        header(out);
        new SummaryTables(result, style).print(out);
        new SummaryNotes(result, style).print(out);
        footer(out);
        return out.toString();
    }

    @Override
    public String toString() {
        return text();
    }

    private void header(StringBuilder out) {
        out.append(style.title(Figures.plain(result.name())));
        out.append("   seed ").append(result.seed());
        out.append("   ties ").append(Figures.plain(result.tieMode()));
        out.append("   digest ").append(Figures.plain(result.digest())).append('\n');
        out.append(Figures.decimal(SimTime.seconds(result.simulatedNanos())))
                .append(" s simulated, ")
                .append(Figures.count(result.events()))
                .append(" events, ")
                .append(Figures.count(result.proxies()))
                .append(" proxies\n");
    }

    private void footer(StringBuilder out) {
        out.append("\nWall time ").append(Figures.duration(Math.round(wallSeconds * 1e9)));
        if (wallSeconds > 0) {
            long perSecond = Math.round(result.requests().count() / wallSeconds);
            out.append(", ").append(Figures.count(perSecond));
            out.append(" simulated requests per second");
        }
        out.append('\n');
        if (!writtenFiles.isEmpty()) {
            out.append("Written:\n");
            writtenFiles.forEach(f -> out.append("  ").append(Figures.plain(f)).append('\n'));
        }
    }
}
