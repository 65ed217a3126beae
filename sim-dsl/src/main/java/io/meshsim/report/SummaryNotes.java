package io.meshsim.report;

import io.meshsim.cost.Calibrated;
import io.meshsim.mesh.result.ClaimResult;
import io.meshsim.mesh.result.NoteResult;
import io.meshsim.mesh.result.RunResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The part of the summary that is words: claims, what had no effect, what the numbers rest on. */
final class SummaryNotes {

    private static final int MOST_GROUPS = 12;

    private final RunResult result;
    private final Style style;

    SummaryNotes(RunResult result, Style style) {
        this.result = result;
        this.style = style;
    }

    void print(StringBuilder out) {
        claims(out);
        notes(out, "Assumed", ofKind("default"));
        notes(out, "Warnings", ofKind("warning"));
        gaps(out, result.notes().stream().filter(SummaryNotes::isGap).toList());
        calibrated(out);
    }

    /** Whether the note is about something that the simulator does not do. */
    static boolean isGap(NoteResult note) {
        return note.kind().equals("not modelled");
    }

    /** Whether the note says what was taken for granted. */
    static boolean isAssumption(NoteResult note) {
        return note.kind().equals("default");
    }

    private List<NoteResult> ofKind(String kind) {
        return result.notes().stream().filter(note -> note.kind().equals(kind)).toList();
    }

    private void claims(StringBuilder out) {
        if (result.claims().isEmpty()) {
            return;
        }
        long held = result.claims().stream().filter(ClaimResult::holds).count();
        title(out, "Claims", held + " of " + result.claims().size() + " hold");
        result.claims().forEach(claim -> claim(out, claim, style));
    }

    static void claim(StringBuilder out, ClaimResult claim, Style style) {
        out.append("  ").append(claim.holds() ? style.good("pass") : style.bad("FAIL"));
        boolean brief = claim.holds() && !style.verbose();
        String seen = brief ? ": " + claim.seen() : "";
        Wrapped.append(out, "  ", 8, Figures.plain(claim.claim() + seen));
        if (!brief) {
            Wrapped.append(out, "        expected  ", 18, Figures.plain(claim.expected()));
            Wrapped.append(out, "        seen      ", 18, Figures.plain(claim.seen()));
        }
    }

    private void notes(StringBuilder out, String title, List<NoteResult> notes) {
        if (notes.isEmpty()) {
            return;
        }
        title(out, title, Figures.count(notes.size()));
        for (NoteResult note : notes) {
            Wrapped.append(out, "  ", 4, Figures.plain(sentence(note)));
        }
    }

    private void gaps(StringBuilder out, List<NoteResult> gaps) {
        if (style.verbose() || gaps.isEmpty()) {
            notes(out, "Not modelled", gaps);
            return;
        }
        title(
                out,
                "Not modelled",
                Figures.count(gaps.size())
                        + " places without effect; --verbose or --json lists them");
        Map<String, Group> groups = new LinkedHashMap<>();
        gaps.forEach(gap -> groups.computeIfAbsent(what(gap), any -> new Group()).add(gap));
        Table table = new Table("<what", "places", "<files");
        groups.entrySet().stream()
                .limit(MOST_GROUPS)
                .forEach(group -> group.getValue().row(table, group.getKey()));
        table.print(out);
        if (groups.size() > MOST_GROUPS) {
            out.append("  and ").append(groups.size() - MOST_GROUPS).append(" more kinds\n");
        }
    }

    private void calibrated(StringBuilder out) {
        List<Calibrated> numbers = result.calibrated();
        if (numbers.isEmpty()) {
            return;
        }
        if (!style.verbose()) {
            out.append('\n');
            Wrapped.append(
                    out,
                    "",
                    0,
                    "These numbers rest on "
                            + numbers.size()
                            + " calibrated or assumed values; --verbose, --json and the report"
                            + " list them with error and source.");
            return;
        }
        title(out, "Calibrated", "value, error and source");
        numbers.forEach(n -> Wrapped.append(out, "  ", 4, Figures.plain(n.toString())));
    }

    private static String what(NoteResult gap) {
        String pattern = gap.path().replaceAll("\\[[0-9]+]", "[*]");
        return pattern.isEmpty() ? gap.message().replaceFirst(": .*", "") : pattern;
    }

    private static String sentence(NoteResult note) {
        StringBuilder text = new StringBuilder(note.file());
        if (note.document() > 0) {
            text.append(text.isEmpty() ? "" : ", ").append("document ").append(note.document());
        }
        if (!note.path().isEmpty()) {
            text.append(text.isEmpty() ? "" : ", ").append(note.path());
        }
        return text.append(text.isEmpty() ? "" : ": ").append(note.message()).toString();
    }

    private void title(StringBuilder out, String title, String more) {
        out.append('\n').append(style.title(title)).append("  ").append(more).append('\n');
    }

    /** Places of one pattern. */
    private static final class Group {

        private final SortedSet<String> files = new TreeSet<>();
        private int places;

        void add(NoteResult gap) {
            places++;
            files.add(lastName(gap.file()));
        }

        void row(Table table, String what) {
            String first = files.first().isEmpty() ? "-" : files.first();
            String more = files.size() > 1 ? " and " + (files.size() - 1) + " more" : "";
            String file = Table.shortened(Figures.plain(first), 40);
            table.row(what, Figures.count(places), file + more);
        }

        private static String lastName(String file) {
            return file.substring(file.lastIndexOf('/') + 1);
        }
    }
}
